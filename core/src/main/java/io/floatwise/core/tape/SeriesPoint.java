package io.floatwise.core.tape;

import io.floatwise.core.item.Title;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One point of a recorded series that somebody else recorded. Prices are whole numbers of a unit
/// that the point names, because such series are in units and currencies that nothing is traded in.
///
/// @param kind [Kind#BAR], [Kind#TOP] or [Kind#PRICE]
/// @param from since when it holds, for a bar the beginning of its span
/// @param until end of the span of a bar, exclusive; of the others `from`
/// @param price median, best offer or price; empty where nobody offers
/// @param second best target, or the upper end of a range; empty where there is none
/// @param quantity units sold, or offers; empty where it is not known
/// @param secondQuantity targets; empty where it is not known
/// @param currency its code, for example `USD`, `CNY` or `KEY`
/// @param decimals of the unit: 2 for cents, 3 for tenths of them
/// @param source market that it comes from; empty where that was not said
public record SeriesPoint(
    Title title,
    Kind kind,
    Instant from,
    Instant until,
    OptionalLong price,
    OptionalLong second,
    OptionalInt quantity,
    OptionalInt secondQuantity,
    String currency,
    int decimals,
    Optional<String> source) {

  public SeriesPoint {
    if (kind != Kind.BAR && kind != Kind.TOP && kind != Kind.PRICE) {
      throw new IllegalArgumentException("expected BAR, TOP or PRICE, found " + kind);
    }
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("expected a span, found " + from + " to " + until);
    }
  }

  /// When it can be known, so that nobody is told of a day before it is over: the last microsecond
  /// of its span.
  public Instant knownAt() {
    return until.isAfter(from) ? until.minus(1, ChronoUnit.MICROS) : from;
  }
}
