package io.floatwise.core.scan;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a scan found.
///
/// @param ranked best first, no offer twice
/// @param left opportunities that were found beyond the number asked for
/// @param refusals every offer that did not meet a condition, in the order of the market
/// @param titles titles that were looked at
/// @param offers different offers that were looked at
/// @param asOf market time of the oldest part of the picture; empty if nothing was looked at
public record ScanResult(
    List<Opportunity> ranked,
    int left,
    List<Refusal> refusals,
    int titles,
    int offers,
    Optional<Instant> asOf) {

  public ScanResult {
    ranked = List.copyOf(ranked);
    refusals = List.copyOf(refusals);
  }

  /// How many offers could not be judged, because what is known of them is stale or incomplete.
  public int unjudged() {
    return (int)
        refusals.stream().filter(r -> Conditions.NOT_JUDGED.contains(r.condition())).count();
  }

  /// How many offers each condition was the first to refuse.
  public SortedMap<String, Integer> byCondition() {
    var counts = new TreeMap<String, Integer>();
    refusals.forEach(refusal -> counts.merge(refusal.condition(), 1, Integer::sum));
    return Collections.unmodifiableSortedMap(counts);
  }
}
