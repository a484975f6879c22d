package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.tape.TapePart;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of a tape is meant, for each subcommand that reads one.
final class TapeRange {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      split = ",",
      description = "Games, comma between (default: all).")
  private List<Game> games = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First market time, for example 2026-01-31 or 2026-01-31T12:00:00Z.")
  private @Nullable String from;

  @Option(names = "--until", paramLabel = "TIME", description = "End of market time, exclusive.")
  private @Nullable String until;

  Set<Game> games() {
    return games.isEmpty() ? EnumSet.allOf(Game.class) : EnumSet.copyOf(games);
  }

  Instant from() {
    String text = from;
    return text == null ? FIRST : time("--from", text);
  }

  Instant until() {
    String text = until;
    Instant end = text == null ? LAST : time("--until", text);
    if (!end.isAfter(from())) {
      throw new InputException("--until: expected a time after --from, found " + text);
    }
    return end;
  }

  /// Whether anything was said of it.
  boolean isChosen() {
    return !games.isEmpty() || from != null || until != null;
  }

  TapePart part() {
    return new TapePart(games(), from(), until());
  }

  /// Whether a part of the day is meant.
  boolean holds(TapeDay day) {
    return part().holds(day);
  }

  static Instant time(String flag, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InputException(
          "%s: expected a day or a time such as 2026-01-31 or 2026-01-31T12:00:00Z, found '%s'"
              .formatted(flag, text),
          e);
    }
  }
}
