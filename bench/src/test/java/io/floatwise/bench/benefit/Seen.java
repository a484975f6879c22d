package io.floatwise.bench.benefit;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.testkit.sim.SimFeed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/// Hands the market through to the bot and keeps what it was shown, so that it can be said
/// afterwards what it could have known.
final class Seen implements MarketFeed {

  private final SimExchange exchange;
  private final SimFeed feed;
  private final ConcurrentSkipListMap<Instant, Map<Title, Money>> bestOffers =
      new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Instant, FeeSchedule> schedules =
      new ConcurrentSkipListMap<>();

  Seen(SimExchange exchange) {
    this.exchange = exchange;
    feed = new SimFeed(exchange);
  }

  /// When quotes were read.
  SortedSet<Instant> times() {
    return new TreeSet<>(bestOffers.keySet());
  }

  /// How much less than they cost the open lots of `books` would have brought at the front of the
  /// offers as they were last shown before or at `at`. Gains count nothing.
  Money unrealisedLoss(Portfolio books, Instant at) {
    Money loss = Money.ZERO_USD;
    for (Lot lot : books.openLots()) {
      Optional<Money> best =
          Optional.ofNullable(bestOffers.floorEntry(at)).map(e -> e.getValue().get(lot.title()));
      if (best.isPresent()) {
        var fees = new Fees(schedules.floorEntry(at).getValue(), lot.title(), at);
        Money under = lot.cost().orElseThrow().minus(fees.net(best.get()));
        loss = under.isPositive() ? loss.plus(under) : loss;
      }
    }
    return loss;
  }

  /// A title without an offer keeps the last one it had.
  @Override
  public Reading<List<Quote>> quotes(Game game) {
    Reading<List<Quote>> reading = feed.quotes(game);
    if (reading instanceof Reading.Read<List<Quote>>(List<Quote> quotes)) {
      var last = bestOffers.lastEntry();
      Map<Title, Money> best = last == null ? new HashMap<>() : new HashMap<>(last.getValue());
      quotes.forEach(q -> q.bestOffer().ifPresent(offer -> best.put(q.title(), offer)));
      bestOffers.put(exchange.now(), best);
    }
    return reading;
  }

  @Override
  public Reading<FeeSchedule> fees(Game game) {
    Reading<FeeSchedule> reading = feed.fees(game);
    if (reading instanceof Reading.Read<FeeSchedule>(FeeSchedule schedule)) {
      schedules.put(exchange.now(), schedule);
    }
    return reading;
  }

  @Override
  public Reading<List<Offer>> offers(Title title, int limit) {
    return feed.offers(title, limit);
  }

  @Override
  public Reading<List<Sale>> sales(Title title, int limit) {
    return feed.sales(title, limit);
  }

  @Override
  public Reading<List<TargetStep>> targets(Title title) {
    return feed.targets(title);
  }
}
