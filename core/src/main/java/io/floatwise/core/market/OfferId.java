package io.floatwise.core.market;

/// The venue's id of an offer. A venue may give a new id when the price changes.
public record OfferId(String value) implements Comparable<OfferId> {

  public OfferId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected an offer id, found a blank one");
    }
  }

  @Override
  public int compareTo(OfferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
