package io.floatwise.dmarket.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// Real time, in which signatures are dated, budgets refill and retries wait. It has nothing to do
/// with market time and is never accelerated. Thread-safe.
public interface ProtocolTime {

  /// Now, by the clock of this machine.
  Instant now();

  /// A monotonic count of nanoseconds with an arbitrary origin.
  long nanos();

  /// @throws InterruptedException if the thread is interrupted meanwhile
  void sleep(Duration duration) throws InterruptedException;

  /// Waits for a signal, at most `nanos`; the caller holds the lock of `condition`.
  ///
  /// @throws InterruptedException if the thread is interrupted meanwhile
  void await(Condition condition, long nanos) throws InterruptedException;

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

      // Whoever waits looks at the time again, so it does not matter why the wait ended.
      @Override
      @SuppressWarnings("WaitNotInLoop")
      public void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
      }
    };
  }
}
