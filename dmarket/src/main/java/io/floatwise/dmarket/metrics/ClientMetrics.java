package io.floatwise.dmarket.metrics;

import io.floatwise.dmarket.drift.Difference;
import io.floatwise.dmarket.request.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a client did and how it is. All counts are since it was opened.
///
/// @param operations those that were called at least once
/// @param breakers every circuit breaker
/// @param cache of reads
/// @param waiting callers that wait for their budget at this moment
/// @param skew how far the venue's clock is ahead of ours; negative if it is behind
/// @param drift how the shapes of its answers differ from those this client was written for
/// @param compared what `drift` rests on: by operation, the known fields that answers had
public record ClientMetrics(
    Map<Operation, OperationCount> operations,
    List<BreakerCount> breakers,
    CacheCount cache,
    int waiting,
    Duration skew,
    List<Difference> drift,
    Map<Operation, Set<String>> compared) {

  public ClientMetrics {
    operations = Map.copyOf(operations);
    breakers = List.copyOf(breakers);
    drift = List.copyOf(drift);
    compared = Map.copyOf(compared);
  }
}
