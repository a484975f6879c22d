package io.floatwise.app.stress;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.stress.Prices;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The latest prices and fees that a tape tells.
public final class LatestPrices {

  /// Fees are told only now and then.
  private static final int DAYS = 3;

  private final Map<Title, Quote> quotes = new HashMap<>();
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
  private Optional<Instant> last = Optional.empty();

  private LatestPrices() {}

  /// @param prices of then
  /// @param losses files that are not believed, so that prices may be older than they need be
  public record Found(Prices prices, List<Loss> losses) {
    public Found {
      losses = List.copyOf(losses);
    }
  }

  /// @param tape its folder
  /// @throws InputException if it tells no prices or no fees
  public static Found of(Path tape) {
    var latest = new LatestPrices();
    List<Loss> losses;
    try (var reading = TapeReading.open(tape)) {
      List<TapeDay> all = reading.days();
      LocalDate newest =
          all.stream().map(TapeDay::day).max(LocalDate::compareTo).orElse(LocalDate.MIN);
      List<TapeDay> days =
          all.stream().filter(day -> day.day().isAfter(newest.minusDays(DAYS))).toList();
      losses = new TapePlayer(reading, (_, at, told) -> latest.tell(at, told)).play(days);
    }
    if (latest.last.isEmpty() || latest.quotes.isEmpty() || latest.fees.isEmpty()) {
      throw new InputException(
          "tape %s: expected prices and fees in its last %d days, found %d prices and %d fees"
              .formatted(tape, DAYS, latest.quotes.size(), latest.fees.size()));
    }
    return new Found(new Prices(latest.quotes, latest.fees, latest.last.get()), losses);
  }

  private void tell(Instant at, Told told) {
    switch (told) {
      case Told.Fees(var schedule) -> fees.put(schedule.game(), schedule);
      case Told.Quotes(var all) -> all.forEach(quote -> quote(quote, at));
      case Told.Looked(Snapshot snapshot) -> quote(snapshot.quote(), at);
      case Told.Reviewed(var snapshots) ->
          snapshots.forEach(snapshot -> quote(snapshot.quote(), at));
      case Told.Unread _, Told.Opened _, Told.Missed _, Told.Series _ -> {}
    }
  }

  private void quote(Quote quote, Instant at) {
    quotes.put(quote.title(), quote);
    last = Optional.of(at);
  }
}
