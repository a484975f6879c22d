package io.floatwise.dmarket.http;

import java.time.Duration;
import java.time.Instant;

/// Real time, in which signatures are dated, budgets refill and retries wait. It has nothing to do
/// with market time and is never accelerated. Thread-safe.
public interface ProtocolTime {

  /// Now, by the clock of this machine.
  Instant now();

  /// A monotonic count of nanoseconds with an arbitrary origin.
  long nanos();

  /// @throws InterruptedException if the thread is interrupted meanwhile
  void sleep(Duration duration) throws InterruptedException;

  /// The clock of this machine.
  static ProtocolTime system() {
    return new ProtocolTime() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
