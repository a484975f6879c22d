package io.floatwise.core.backtest;

import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.Playback;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapePlayer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Plays the days of a tape, and a day ahead of them what became of offers: the exchange has to
/// know that by the time an order arrives, the engine is told nothing of it. One day ahead is more
/// than any order takes.
///
/// @param deeds of the recorder, which are taken away from its market
/// @param fates hears of each day before it is played
record Played(RecordedMarket market, OwnDeeds deeds, OfferFates fates) {

  /// @param days in any order
  /// @param end of what is traded; of a day after it only the fates are heard
  /// @param listener to the days before `end`
  /// @param atEnd is called instead of playing a day after `end`
  /// @param afterDay is called after each day
  /// @return files that were left out
  List<Loss> play(
      Collection<TapeDay> days,
      Instant end,
      Playback.Listener listener,
      Runnable atEnd,
      Runnable afterDay) {
    TreeMap<LocalDate, List<TapeDay>> byDate =
        days.stream()
            .collect(Collectors.groupingBy(TapeDay::day, TreeMap::new, Collectors.toList()));
    var ahead = new TapePlayer(market, WithoutUs.told(deeds, fates));
    var played = new TapePlayer(market, WithoutUs.told(deeds, listener));
    List<Loss> losses = new ArrayList<>();
    byDate.values().stream().findFirst().ifPresent(ahead::play);
    for (LocalDate date : byDate.keySet()) {
      Optional.ofNullable(byDate.higherEntry(date)).ifPresent(next -> ahead.play(next.getValue()));
      if (date.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(end)) {
        losses.addAll(played.play(byDate.get(date)));
      } else {
        atEnd.run();
      }
      afterDay.run();
    }
    return losses;
  }
}
