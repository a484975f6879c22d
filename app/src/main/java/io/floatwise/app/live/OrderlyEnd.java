package io.floatwise.app.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets the program end in order when it is asked to (Ctrl-C, SIGTERM): tells the main work to stop
/// and holds the end of the JVM back until that work is done, for a bounded time. Thread-safe.
public final class OrderlyEnd implements AutoCloseable {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private OrderlyEnd(Runnable stop, Duration within) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
  }

  /// @param stop lets the main work end soon; called on another thread, returns at once
  /// @param within how long the end of the JVM may be held back
  public static OrderlyEnd on(Runnable stop, Duration within) {
    var end = new OrderlyEnd(stop, within);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /// Says that the main work is done and everything is closed.
  @Override
  public void close() {
    ended.countDown();
  }
}
