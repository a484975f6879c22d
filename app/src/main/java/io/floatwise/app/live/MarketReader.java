package io.floatwise.app.live;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.schedule.Look;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Reads several games at a time and gives the readings back in the order in which they were asked
/// for: a slow game costs its own time and changes no order. Calls end when everything is there;
/// how long one may take is the feed's concern.
final class MarketReader {

  private final MarketFeed feed;
  private final Waiting waiting;

  MarketReader(MarketFeed feed, Waiting waiting) {
    this.feed = feed;
    this.waiting = waiting;
  }

  /// @param fees empty where they were not asked for
  record GameReading(Game game, Optional<Reading<FeeSchedule>> fees, Reading<List<Quote>> quotes) {}

  /// @param sales empty where they were not asked for
  record TitleReading(
      Look look,
      Optional<Reading<List<Sale>>> sales,
      Reading<List<Offer>> offers,
      Reading<List<TargetStep>> targets) {}

  /// @param feesDue games whose fees are asked for too
  List<GameReading> games(List<Game> games, Collection<Game> feesDue) {
    return waiting.on(
        games.stream().<Callable<GameReading>>map(g -> () -> read(g, feesDue)).toList(),
        i -> new GameReading(games.get(i), Optional.empty(), Reading.failed(Waiting.INTERRUPTED)));
  }

  private GameReading read(Game game, Collection<Game> feesDue) {
    Optional<Reading<FeeSchedule>> fees =
        feesDue.contains(game) ? Optional.of(feed.fees(game)) : Optional.empty();
    return new GameReading(game, fees, feed.quotes(game));
  }

  /// @param salesDue titles whose sales are asked for too
  List<TitleReading> titles(List<Look> looks, Collection<Title> salesDue) {
    return waiting.on(
        looks.stream().<Callable<TitleReading>>map(l -> () -> read(l, salesDue)).toList(),
        i ->
            new TitleReading(
                looks.get(i),
                Optional.empty(),
                Reading.failed(Waiting.INTERRUPTED),
                Reading.failed(Waiting.INTERRUPTED)));
  }

  private TitleReading read(Look look, Collection<Title> salesDue) {
    Title title = look.title();
    Optional<Reading<List<Sale>>> sales =
        salesDue.contains(title)
            ? Optional.of(feed.sales(title, Valuation.SALES_LIMIT))
            : Optional.empty();
    return new TitleReading(
        look, sales, feed.offers(title, Valuation.OFFERS_LIMIT), feed.targets(title));
  }
}
