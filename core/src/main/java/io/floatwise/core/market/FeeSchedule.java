package io.floatwise.core.market;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What selling costs in one game: the default of the account and the reduced classes by title.
///
/// @param game whose fees
/// @param defaultRate rate where no reduced class holds
/// @param minFee least fee of a sale
/// @param reduced reduced classes by title
/// @param asOf market time of the reading
public record FeeSchedule(
    Game game, Rate defaultRate, Money minFee, Map<Title, FeeClass> reduced, Instant asOf) {

  public FeeSchedule {
    reduced = Map.copyOf(reduced);
  }

  /// The rate that holds for `title` at `price` and market time `at`.
  public Rate rate(Title title, Money price, Instant at) {
    return Optional.ofNullable(reduced.get(title))
        .filter(c -> c.holds(price, at))
        .map(FeeClass::rate)
        .orElse(defaultRate);
  }
}
