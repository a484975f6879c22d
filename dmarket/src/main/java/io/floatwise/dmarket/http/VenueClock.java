package io.floatwise.dmarket.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// The venue's clock as far as its `Date` headers tell: a `Date` of second `d` says that the
/// venue's time was in [d, d + 1 s) between sending and receiving. The correction changes only if
/// it contradicts that. Thread-safe.
public final class VenueClock {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ProtocolTime time;
  private final AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);

  public VenueClock(ProtocolTime time) {
    this.time = time;
  }

  /// Protocol time in the venue's clock.
  public Instant now() {
    return time.now().plus(skew.get());
  }

  /// How far the venue's clock is ahead of ours; negative if it is behind.
  public Duration skew() {
    return skew.get();
  }

  /// Learns from an answer.
  ///
  /// @param date its `Date` header
  /// @param sent our clock when the request left
  /// @param received our clock when the answer came
  void observe(Instant date, Instant sent, Instant received) {
    Duration least = Duration.between(received, date);
    Duration most = Duration.between(sent, date).plus(SECOND);
    skew.updateAndGet(known ->
        known.compareTo(least) >= 0 && known.compareTo(most) <= 0
            ? known
            : least.plus(most).dividedBy(2));
  }
}
