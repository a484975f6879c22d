package io.floatwise.app.fleet;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// The time in which an account reads its journal, of which only some do at once. Over when it is
/// closed; closing it again does nothing. Thread-safe.
public final class Takeover implements AutoCloseable {

  private final Semaphore permits;
  private final AtomicBoolean over = new AtomicBoolean();

  private Takeover(Semaphore permits) {
    this.permits = permits;
  }

  /// Waits until there is room for another one.
  public static Takeover begin(Semaphore permits) throws InterruptedException {
    permits.acquire();
    return new Takeover(permits);
  }

  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      permits.release();
    }
  }
}
