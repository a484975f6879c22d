package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapeDay;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/// A part of a tape.
///
/// @param from first market time
/// @param until end of market time, exclusive
public record TapePart(Set<Game> games, Instant from, Instant until) {

  public TapePart {
    games = Set.copyOf(games);
  }

  /// Whether something of the day may be in it.
  public boolean holds(TapeDay day) {
    Instant begin = day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return games.contains(day.game()) && begin.isBefore(until) && end.isAfter(from);
  }
}
