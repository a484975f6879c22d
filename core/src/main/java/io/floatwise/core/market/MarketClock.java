package io.floatwise.core.market;

import java.time.Instant;

/// Market time: the time in which sales, locks, windows, protection and fee expiry are counted. It
/// may be faster than real time; signatures, rate limits and timeouts never use it.
public interface MarketClock {

  Instant now();

  /// Lets market time run towards `until` and returns what it is then: `until`, or less if a
  /// bounded real time passed before (then call again). Calling it says that everything due so far
  /// has been consumed: a market that is driven by us moves only while somebody waits here.
  ///
  /// @throws InterruptedException if the thread is interrupted meanwhile
  /// @throws MarketUnreadException if the venue, whose time it is, does not say it; market time
  ///   stands still then, and asking again later is right
  Instant awaitUntil(Instant until) throws InterruptedException;
}
