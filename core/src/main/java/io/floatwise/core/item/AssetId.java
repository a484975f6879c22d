package io.floatwise.core.item;

/// The marketplace's id of one concrete thing; stable while the marketplace holds it.
public record AssetId(String value) implements Comparable<AssetId> {

  public AssetId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected an asset id, found a blank one");
    }
  }

  @Override
  public int compareTo(AssetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
