package io.floatwise.testkit.sim;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.sim.SimExchange;
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
  public Reading<FeeSchedule> fees(Game game) {
    return Reading.of(exchange.fees(game));
  }
}
