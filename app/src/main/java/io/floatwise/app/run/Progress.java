package io.floatwise.app.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Says what is being waited for, where it takes longer than two seconds, and again every two.
/// Thread-safe.
public final class Progress implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Consumer<String> log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private volatile String step = "starting";

  private Progress(Consumer<String> log) {
    this.log = log;
  }

  /// @param log for what a person may want to watch
  public static Progress on(Consumer<String> log) {
    return on(log, PATIENCE);
  }

  /// The same with another patience.
  public static Progress on(Consumer<String> log, Duration patience) {
    var progress = new Progress(log);
    var _ =
        progress.timer.scheduleAtFixedRate(
            progress::say, patience.toMillis(), patience.toMillis(), TimeUnit.MILLISECONDS);
    return progress;
  }

  /// From now on `what` is being done.
  public void step(String what) {
    step = what;
  }

  private void say() {
    log.accept("floatwise: " + step + " ...");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
