package io.floatwise.core.market;

/// The venue's id of a target.
public record TargetId(String value) implements Comparable<TargetId> {

  public TargetId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected a target id, found a blank one");
    }
  }

  @Override
  public int compareTo(TargetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
