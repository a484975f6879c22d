package io.floatwise.optimiser.trial;

import io.floatwise.core.error.InputException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls what may throw or never return. What takes too long is interrupted and left behind on a
/// daemon thread, which cannot keep the program alive. Thread-safe.
final class Guard {

  /// So many calls that never return take the machine away from the others.
  static final int MOST_ABANDONED = 16;

  private final Duration deadline;
  private final List<Thread> abandoned = new CopyOnWriteArrayList<>();

  /// @param deadline real time, above zero
  Guard(Duration deadline) {
    this.deadline = deadline;
  }

  /// How a call ended.
  sealed interface Ending<T> {
    record Returned<T>(T value) implements Ending<T> {}

    record Lost<T>(Result why) implements Ending<T> {}
  }

  /// @throws InterruptedException if the calling thread is interrupted; the call is then abandoned
  <T> Ending<T> call(Callable<T> work) throws InterruptedException {
    abandoned.removeIf(thread -> !thread.isAlive());
    if (abandoned.size() >= MOST_ABANDONED) {
      return new Ending.Lost<>(
          new Result.NotRun(
              "%d trials before it never came to an end and still run".formatted(MOST_ABANDONED)));
    }
    var task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().daemon().name("trial").start(task);
    boolean ended = false;
    try {
      T value = task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      ended = true;
      return new Ending.Returned<>(value);
    } catch (ExecutionException e) {
      ended = true;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Ending.Lost<>(
          cause instanceof InputException input
              ? new Result.Invalid(String.valueOf(input.getMessage()))
              : new Result.Failed(cause.toString()));
    } catch (TimeoutException e) {
      return new Ending.Lost<>(new Result.Overdue(deadline));
    } finally {
      if (!ended) {
        task.cancel(true);
        abandoned.add(thread);
      }
    }
  }
}
