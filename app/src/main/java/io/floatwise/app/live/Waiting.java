package io.floatwise.app.live;

import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/// Lets others read while the asking thread goes on with what cannot wait. Each reading has a
/// thread of its own; results come in the order in which they were asked for.
///
/// @param meanwhile called by the asking thread every few milliseconds
/// @param over whether nobody wants the results any more; what is not there then counts as unread
record Waiting(Runnable meanwhile, BooleanSupplier over) {

  static final Failure INTERRUPTED = new Failure.Unreachable("the reading was interrupted");

  private static final long GLANCE_MILLIS = 5;

  /// One reading.
  <T> Reading<T> on(Callable<Reading<T>> reading) {
    return on(List.of(reading), _ -> Reading.<T>failed(INTERRUPTED)).getFirst();
  }

  /// @param unread what stands for the reading at that place if it does not come to its end
  <T> List<T> on(List<Callable<T>> readings, IntFunction<T> unread) {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = readings.stream().map(threads::submit).toList();
      try {
        for (Future<T> future : futures) {
          if (!isThere(future)) {
            break;
          }
          results.add(future.get());
        }
      } finally {
        // Whoever leaves early, for whatever reason, does not wait for what nobody wants any more.
        futures.forEach(future -> future.cancel(true));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a feed threw where it should have said why not", e);
    }
    while (results.size() < readings.size()) {
      results.add(unread.apply(results.size()));
    }
    return results;
  }

  private <T> boolean isThere(Future<T> future) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        future.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException _) {
        if (over.getAsBoolean()) {
          return false;
        }
        meanwhile.run();
      }
    }
  }
}
