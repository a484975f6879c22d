package io.floatwise.bench.finds;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.schedule.Schedule;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.testkit.sim.SimFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A feed that notes when each offer was first seen in a close look, when quotes were asked for,
/// and how many calls were made. Used by one thread at a time.
final class WatchedFeed implements MarketFeed {

  private final SimExchange exchange;
  private final SimFeed feed;
  private final Map<OfferId, Instant> seen = new HashMap<>();
  private final List<Instant> quoted = new ArrayList<>();
  private long calls;
  private long looks;

  WatchedFeed(SimExchange exchange) {
    this.exchange = exchange;
    this.feed = new SimFeed(exchange);
  }

  /// When an offer was first seen by somebody who could have bought it.
  synchronized Map<OfferId, Instant> seen() {
    return Map.copyOf(seen);
  }

  /// Moments at which the quotes were asked for.
  synchronized List<Instant> quoted() {
    return List.copyOf(quoted);
  }

  /// Pages of quotes, offers, targets and sales.
  synchronized long calls() {
    return calls;
  }

  synchronized long looks() {
    return looks;
  }

  @Override
  public synchronized Reading<List<Quote>> quotes(Game game) {
    quoted.add(exchange.now());
    calls += Math.ceilDiv(exchange.titles().size(), Schedule.TITLES_PER_CALL);
    return feed.quotes(game);
  }

  @Override
  public synchronized Reading<List<Offer>> offers(Title title, int limit) {
    calls++;
    looks++;
    Reading<List<Offer>> reading = feed.offers(title, limit);
    if (reading instanceof Reading.Read<List<Offer>>(List<Offer> offers)) {
      offers.forEach(offer -> seen.putIfAbsent(offer.id(), exchange.now()));
    }
    return reading;
  }

  @Override
  public synchronized Reading<List<Sale>> sales(Title title, int limit) {
    calls++;
    return feed.sales(title, limit);
  }

  @Override
  public synchronized Reading<List<TargetStep>> targets(Title title) {
    calls++;
    return feed.targets(title);
  }

  @Override
  public synchronized Reading<FeeSchedule> fees(Game game) {
    return feed.fees(game);
  }
}
