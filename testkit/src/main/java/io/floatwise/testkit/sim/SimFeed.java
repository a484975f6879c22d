package io.floatwise.testkit.sim;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The public side of a simulated exchange.
public record SimFeed(SimExchange exchange) implements MarketFeed {

  @Override
  public Reading<List<Quote>> quotes(Game game) {
    return Reading.of(
        exchange.titles().stream()
            .filter(title -> title.game() == game)
            .map(exchange::quote)
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public Reading<List<Offer>> offers(Title title, int limit) {
    return Reading.of(exchange.offers(title).stream().limit(limit).toList());
  }

  @Override
  public Reading<List<Sale>> sales(Title title, int limit) {
    return Reading.of(exchange.sales(title, limit));
  }

  @Override
  public Reading<List<TargetStep>> targets(Title title) {
    return Reading.of(
        exchange.targets(title).stream()
            .map(level -> new TargetStep(level.price(), level.amount(), conditions(level.wanted())))
            .toList());
  }

  private static List<Condition> conditions(Wanted wanted) {
    List<Condition> conditions = new ArrayList<>();
    if (wanted.wearFrom().isPresent() || wanted.wearTo().isPresent()) {
      conditions.add(
          new Condition.WearBetween(
              wanted.wearFrom().orElse(new Wear(0)),
              wanted.wearTo().orElse(new Wear(1_000_000_000))));
    }
    wanted
        .paintSeed()
        .ifPresent(s -> conditions.add(new Condition.NumberBetween(Trait.PAINT_SEED, s, s)));
    wanted.phase().ifPresent(phase -> conditions.add(new Condition.Has(Trait.PHASE, phase)));
    return conditions;
  }

  @Override
  public Reading<FeeSchedule> fees(Game game) {
    return Reading.of(exchange.fees(game));
  }
}
