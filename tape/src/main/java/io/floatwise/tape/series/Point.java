package io.floatwise.tape.series;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A point of a series as it was read.
///
/// @param source market; empty where none was said
/// @param from seconds since 1970
/// @param seconds of the span, 0 for a moment
/// @param price [#NONE] where there is none, as the three numbers after it
/// @param unit currency and decimals, for example `USD/3`
record Point(
    Kind kind,
    String title,
    String source,
    long from,
    int seconds,
    long price,
    long second,
    long quantity,
    long secondQuantity,
    String unit) {

  static final long NONE = Long.MIN_VALUE;

  boolean isSameValue(Point other) {
    return price == other.price
        && second == other.second
        && quantity == other.quantity
        && secondQuantity == other.secondQuantity;
  }

  boolean isSameSeries(Point other) {
    return title.equals(other.title) && source.equals(other.source);
  }

  /// For people.
  String series() {
    return source.isEmpty() ? title : title + " at " + source;
  }

  SeriesPoint of(Game game) {
    int slash = unit.indexOf('/');
    Instant begin = Instant.ofEpochSecond(from);
    return new SeriesPoint(
        new Title(game, title),
        kind,
        begin,
        begin.plusSeconds(seconds),
        price == NONE ? OptionalLong.empty() : OptionalLong.of(price),
        second == NONE ? OptionalLong.empty() : OptionalLong.of(second),
        quantity == NONE ? OptionalInt.empty() : OptionalInt.of((int) quantity),
        secondQuantity == NONE ? OptionalInt.empty() : OptionalInt.of((int) secondQuantity),
        unit.substring(0, slash),
        Integer.parseInt(unit.substring(slash + 1)),
        source.isEmpty() ? Optional.empty() : Optional.of(source));
  }
}
