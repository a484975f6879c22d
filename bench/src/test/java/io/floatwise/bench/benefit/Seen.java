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
  private final ConcurrentSkipListMap<Instant, Map<Title, Money>> bestTargets =
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
      Money cost = lot.cost().orElseThrow();
      Money under = cost.minus(front(lot, at).orElse(cost));
      loss = under.isPositive() ? loss.plus(under) : loss;
    }
    return loss;
  }

  /// What `lot` would bring, after the fee, at the front of the offers as they were last shown
  /// before or at `at`; empty if its title was never offered.
  Optional<Money> front(Lot lot, Instant at) {
    return Optional.ofNullable(bestOffers.floorEntry(at))
        .flatMap(entry -> Optional.ofNullable(entry.getValue().get(lot.title())))
        .map(offer -> fees(lot, at).net(offer));
  }

  /// What `lot` would bring, after the fee, if it was sold to the best target as it was last shown
  /// before or at `at`; nothing if there was none.
  Money exit(Lot lot, Instant at) {
    Money target = bestTargets.floorEntry(at).getValue().getOrDefault(lot.title(), Money.ZERO_USD);
    return target.minus(fees(lot, at).fee(target).min(target));
  }

  /// The fee for selling `lot` at the front of the offers at `at`.
  Money fee(Lot lot, Instant at) {
    return fees(lot, at).fee(bestOffers.floorEntry(at).getValue().get(lot.title()));
  }

  private Fees fees(Lot lot, Instant at) {
    return new Fees(schedules.floorEntry(at).getValue(), lot.title(), at);
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
      Map<Title, Money> targets = new HashMap<>();
      quotes.forEach(q -> q.bestTarget().ifPresent(target -> targets.put(q.title(), target)));
      bestTargets.put(exchange.now(), targets);
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
