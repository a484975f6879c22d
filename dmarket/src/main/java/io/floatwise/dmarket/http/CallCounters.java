package io.floatwise.dmarket.http;

import io.floatwise.core.market.Failure;
import io.floatwise.dmarket.metrics.OperationCount;
import io.floatwise.dmarket.request.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts calls by operation. Thread-safe.
final class CallCounters {

  private final Map<Operation, Counter> counters = new EnumMap<>(Operation.class);

  private static final class Counter {
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder garbled = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    long calls() {
      return succeeded.sum() + failed.sum() + garbled.sum();
    }
  }

  CallCounters() {
    for (Operation operation : Operation.values()) {
      counters.put(operation, new Counter());
    }
  }

  void sent(Operation operation) {
    of(operation).attempts.increment();
  }

  void ended(Operation operation, Reply<?> reply, long nanos) {
    Counter counter = of(operation);
    counter.nanos.add(nanos);
    switch (reply) {
      case Reply.Ok<?> _ -> counter.succeeded.increment();
      case Reply.Failed<?>(Fault fault) when fault.failure() instanceof Failure.Garbled ->
          counter.garbled.increment();
      case Reply.Failed<?> _ -> counter.failed.increment();
    }
  }

  /// Those that were called.
  Map<Operation, OperationCount> counts() {
    Map<Operation, OperationCount> counts = new EnumMap<>(Operation.class);
    counters.forEach((operation, counter) -> {
      if (counter.calls() > 0) {
        counts.put(
            operation,
            new OperationCount(
                counter.succeeded.sum(),
                counter.failed.sum(),
                counter.garbled.sum(),
                counter.attempts.sum(),
                Duration.ofNanos(counter.nanos.sum())));
      }
    });
    return counts;
  }

  private Counter of(Operation operation) {
    Counter counter = counters.get(operation);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + operation);
    }
    return counter;
  }
}
