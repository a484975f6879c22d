package io.floatwise.core.trade;

/// Identifies something that waits for a person's word, by the journal sequence number with which
/// it began to wait.
///
/// @param seq journal sequence number, 1 or more
public record RequestId(long seq) implements Comparable<RequestId> {

  public RequestId {
    if (seq < 1) {
      throw new IllegalArgumentException("expected a sequence number of 1 or more, found " + seq);
    }
  }

  @Override
  public int compareTo(RequestId other) {
    return Long.compare(seq, other.seq);
  }

  @Override
  public String toString() {
    return "a" + seq;
  }
}
