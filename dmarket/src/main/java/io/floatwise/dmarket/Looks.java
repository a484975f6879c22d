package io.floatwise.dmarket;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import java.util.List;

/// The market for those who look around. What carries its own date may be what was kept: quotes say
/// as of when they are, sales when they happened. The rest carries none and is asked for.
///
/// @param fresh asks the venue every time
/// @param kept takes what was kept
record Looks(MarketFeed fresh, MarketFeed kept) implements MarketFeed {

  @Override
  public Reading<List<Quote>> quotes(Game game) {
    return kept.quotes(game);
  }

  @Override
  public Reading<List<Offer>> offers(Title title, int limit) {
    return fresh.offers(title, limit);
  }

  @Override
  public Reading<List<Sale>> sales(Title title, int limit) {
    return kept.sales(title, limit);
  }

  @Override
  public Reading<List<TargetStep>> targets(Title title) {
    return fresh.targets(title);
  }

  @Override
  public Reading<FeeSchedule> fees(Game game) {
    return fresh.fees(game);
  }
}
