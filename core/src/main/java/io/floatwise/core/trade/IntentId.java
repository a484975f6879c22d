package io.floatwise.core.trade;

/// Identifies an intent by the journal sequence number of its submission.
///
/// @param seq journal sequence number, 1 or more
public record IntentId(long seq) implements Comparable<IntentId> {

  public IntentId {
    if (seq < 1) {
      throw new IllegalArgumentException("expected a sequence number of 1 or more, found " + seq);
    }
  }

  @Override
  public int compareTo(IntentId other) {
    return Long.compare(seq, other.seq);
  }

  @Override
  public String toString() {
    return "i" + seq;
  }
}
