package io.floatwise.app.backtest;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The days of a tape that are read for a part of it.
///
/// @param days of the part, with the one before, which holds the fees that still hold when the part
///   begins, and the one after, which tells of sales that took offers before the part ended
/// @param games of the part
/// @param fingerprint which files it is, see [TapeReading#fingerprint]
record TapeChoice(List<TapeDay> days, Set<Game> games, String fingerprint) {

  TapeChoice {
    days = List.copyOf(days);
    games = Set.copyOf(games);
  }

  /// @param tape its folder, for messages
  /// @throws InputException if the tape holds nothing of the part
  static TapeChoice of(Path tape, TapeReading reading, TapePart part) {
    List<TapeDay> all = reading.days();
    if (all.stream().noneMatch(part::holds)) {
      throw new InputException(
          "tape %s: expected days of the games and times asked for, found none; floatwise tape"
                  .formatted(tape)
              + " list shows what it holds");
    }
    var wider =
        new TapePart(
            part.games(),
            part.from().minus(Duration.ofDays(1)),
            part.until().plus(Duration.ofDays(1)));
    List<TapeDay> days = all.stream().filter(wider::holds).toList();
    Set<Game> games = EnumSet.noneOf(Game.class);
    all.stream().filter(part::holds).forEach(day -> games.add(day.game()));
    return new TapeChoice(days, games, reading.fingerprint(days));
  }
}
