package io.floatwise.core.guard;

import io.floatwise.core.error.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls what may throw or never return, for many items. What takes too long is interrupted and
/// left behind on a daemon thread, which cannot keep the program alive. Thread-safe.
public final class Guard {

  /// So many calls that never return take the machine away from the others.
  public static final int MOST_ABANDONED = 16;

  /// What a machine may be asked for.
  public static final int MOST_AT_ONCE = 256;

  public static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

  private final Duration deadline;
  private final Semaphore running;
  private final List<AtomicBoolean> abandoned = new CopyOnWriteArrayList<>();

  /// Threads without work end by themselves after a second.
  private final Executor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("guarded-", 0).factory());

  /// @param atOnce calls at once, 1 to 256
  /// @param deadline of one call, real time, a millisecond to seven days
  /// @throws InputException if one of them is not allowed
  public Guard(int atOnce, Duration deadline) {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new InputException(
          "expected 1 to %d threads, found %d".formatted(MOST_AT_ONCE, atOnce));
    }
    if (deadline.toMillis() < 1 || deadline.compareTo(LONGEST_DEADLINE) > 0) {
      throw new InputException(
          "expected a deadline above 0 and at most %d days, found %s"
              .formatted(LONGEST_DEADLINE.toDays(), deadline));
    }
    this.running = new Semaphore(atOnce);
    this.deadline = deadline;
  }

  /// How a call ended for one item.
  public sealed interface Ending<T> {
    record Returned<T>(T value) implements Ending<T> {}

    record Lost<T>(Loss why) implements Ending<T> {}
  }

  /// What is called.
  @FunctionalInterface
  public interface Work<S, T> {

    /// It may throw, and it may be interrupted when it takes too long.
    ///
    /// @param group number of the group, from 0
    /// @param items of the group: all of them, or one
    /// @return one value for each of them, in their order
    List<T> of(int group, List<S> items);
  }

  /// Calls `work` for each group of items. Where that is lost, it is called for each item of the
  /// group alone, so that one that throws or hangs takes no other with it.
  ///
  /// @return for each group how it ended for each of its items
  /// @throws CancellationException if the calling thread is interrupted
  public <S, T> List<List<Ending<T>>> all(List<List<S>> groups, Work<S, T> work) {
    List<Callable<List<Ending<T>>>> calls = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      calls.add(() -> together(group, groups.get(group), work));
    }
    List<List<Ending<T>>> endings = new ArrayList<>(groups.size());
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Ending<T>>> each : waiting.invokeAll(calls)) {
        endings.add(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while calls were waited for");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call was lost outside of its guard", e);
    }
    return endings;
  }

  private <S, T> List<Ending<T>> together(int group, List<S> items, Work<S, T> work)
      throws InterruptedException {
    Ending<List<T>> ending = call(() -> checked(items.size(), work.of(group, items)));
    if (ending instanceof Ending.Returned<List<T>>(List<T> values)) {
      return values.stream().<Ending<T>>map(Ending.Returned::new).toList();
    }
    if (items.size() == 1) {
      return List.of(new Ending.Lost<>(((Ending.Lost<List<T>>) ending).why()));
    }
    List<Ending<T>> alone = new ArrayList<>(items.size());
    for (S item : items) {
      alone.addAll(together(group, List.of(item), work));
    }
    return alone;
  }

  private static <T> List<T> checked(int expected, List<T> values) {
    if (values.size() != expected) {
      throw new IllegalStateException(
          "expected %d results, found %d".formatted(expected, values.size()));
    }
    return values;
  }

  private <T> Ending<T> call(Callable<T> work) throws InterruptedException {
    running.acquire();
    try {
      abandoned.removeIf(AtomicBoolean::get);
      if (abandoned.size() >= MOST_ABANDONED) {
        return new Ending.Lost<>(
            new Loss.NotBegun(
                "%d before it never came to an end and still run".formatted(MOST_ABANDONED)));
      }
      return waitedFor(new FutureTask<>(work));
    } finally {
      running.release();
    }
  }

  private <T> Ending<T> waitedFor(FutureTask<T> task) throws InterruptedException {
    var isOver = new AtomicBoolean();
    threads.execute(() -> {
      task.run();
      isOver.set(true);
    });
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
              ? new Loss.Refused(String.valueOf(input.getMessage()))
              : new Loss.Threw(cause.toString()));
    } catch (TimeoutException _) {
      return new Ending.Lost<>(new Loss.Overdue(deadline));
    } finally {
      if (!ended) {
        task.cancel(true);
        abandoned.add(isOver);
      }
    }
  }
}
