package io.floatwise.dmarket.http;

/// Bounds the extra load of repetitions: over the current and the last [#SPAN] of protocol time
/// there are at most as many as the given share of all calls, but always [#reserve] of them, so
/// that a caller who asks rarely can be helped as well. Thread-safe.
final class RetryBudget {

  private static final long SPAN = 30_000_000_000L;

  private final ProtocolTime time;
  private final int percent;
  private final int reserve;
  private long spanStart;
  private Span now = new Span(0, 0);
  private Span before = new Span(0, 0);

  private record Span(long calls, long retries) {
    Span plus(long moreCalls, long moreRetries) {
      return new Span(calls + moreCalls, retries + moreRetries);
    }
  }

  /// @param percent repetitions in a hundred calls
  /// @param reserve repetitions that are granted however few the calls
  RetryBudget(int percent, int reserve, ProtocolTime time) {
    this.percent = percent;
    this.reserve = reserve;
    this.time = time;
    this.spanStart = time.nanos();
  }

  /// A first attempt is made.
  synchronized void called() {
    roll();
    now = now.plus(1, 0);
  }

  /// Takes one repetition, if there is one left.
  synchronized boolean take() {
    roll();
    long calls = now.calls() + before.calls();
    long retries = now.retries() + before.retries();
    if ((retries + 1) * 100 > calls * percent && retries >= reserve) {
      return false;
    }
    now = now.plus(0, 1);
    return true;
  }

  private void roll() {
    long spans = (time.nanos() - spanStart) / SPAN;
    if (spans > 0) {
      before = spans == 1 ? now : new Span(0, 0);
      now = new Span(0, 0);
      spanStart += spans * SPAN;
    }
  }
}
