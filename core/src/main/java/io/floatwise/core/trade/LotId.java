package io.floatwise.core.trade;

/// Identifies a lot by the journal sequence number of what acquired it (the intent, for a
/// purchase).
///
/// @param seq journal sequence number, 1 or more
public record LotId(long seq) implements Comparable<LotId> {

  public LotId {
    if (seq < 1) {
      throw new IllegalArgumentException("expected a sequence number of 1 or more, found " + seq);
    }
  }

  @Override
  public int compareTo(LotId other) {
    return Long.compare(seq, other.seq);
  }

  @Override
  public String toString() {
    return "L" + seq;
  }
}
