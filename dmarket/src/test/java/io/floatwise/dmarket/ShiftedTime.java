package io.floatwise.dmarket;

import io.floatwise.dmarket.http.ProtocolTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/// The time of this machine, which the test can push forward; for tests with many callers.
final class ShiftedTime implements ProtocolTime {

  private final ProtocolTime real = ProtocolTime.system();
  private final AtomicLong shift = new AtomicLong();

  void advance(Duration duration) {
    shift.addAndGet(duration.toNanos());
  }

  @Override
  public Instant now() {
    return real.now().plusNanos(shift.get());
  }

  @Override
  public long nanos() {
    return real.nanos() + shift.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    real.sleep(duration);
  }

  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    real.await(condition, nanos);
  }
}
