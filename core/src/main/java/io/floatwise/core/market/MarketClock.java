package io.floatwise.core.market;

import java.time.Instant;

/// Market time: the time in which sales, locks, windows, protection and fee expiry are counted. It
/// may be faster than real time; signatures, rate limits and timeouts never use it.
public interface MarketClock {

  Instant now();

  /// Blocks until market time is `until` or later and returns it. Calling it says: everything due so
  /// far has been consumed. A market that is driven by us moves only while somebody waits here.
  ///
  /// @throws InterruptedException if the thread is interrupted meanwhile
  Instant awaitUntil(Instant until) throws InterruptedException;
}
