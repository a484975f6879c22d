package io.floatwise.core.backtest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What the series of a tape held.
///
/// @param titles that were traded or valued
/// @param counts of what there was; what there was not is absent
public record SeriesFound(int titles, Map<SeriesTrait, Long> counts) {

  public SeriesFound {
    var ordered = new EnumMap<SeriesTrait, Long>(SeriesTrait.class);
    ordered.putAll(counts);
    counts = Collections.unmodifiableMap(ordered);
  }

  public long count(SeriesTrait trait) {
    return counts.getOrDefault(trait, 0L);
  }
}
