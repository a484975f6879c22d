package io.floatwise.bench.finds;

import io.floatwise.app.live.Trader;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.schedule.Schedule;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.SeededMarket;
import io.floatwise.sandbox.market.Traders;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.SimVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Profitable offers of one market, and who found them in time: the trader of the live loop, and
/// somebody who looks at one title after another with the same quotes at the same moments and the
/// same calls. Nobody has money to buy with, so all see one market.
///
/// @param titles of the market, all of CS2
/// @param mispricedPerDay offers far below fair value, a day and title
/// @param calls of a round
/// @param warmUp time in which everybody learns and nothing counts
/// @param counted time that counts
record Hunt(int titles, double mispricedPerDay, int calls, Duration warmUp, Duration counted) {

  /// Between two rounds, as on the real market.
  static final Duration ROUND = Duration.ofSeconds(5);

  /// Whoever finds an offer so long after it appeared finds it in time.
  static final Duration IN_TIME = Duration.ofSeconds(10);

  private static final AccountId NOBODY = new AccountId("nobody");

  /// @param calls of a round
  /// @param appeared profitable offers
  /// @param scheduled those that the scheduler found in time
  /// @param inTurn those that were found in time by looking at one title after another
  /// @param changed the same, where only titles whose quote changed since the last look are looked
  ///   at
  /// @param callsScheduled calls of the market that the scheduler made
  /// @param callsInTurn calls that the better of the others made
  /// @param changes a second, of the best offer or target of some title
  record Score(
      long seed,
      int calls,
      int appeared,
      int scheduled,
      int inTurn,
      int changed,
      long callsScheduled,
      long callsInTurn,
      double changes) {}

  Score score(long seed) {
    Map<OfferId, Instant> appeared = new HashMap<>();
    SimExchange market = open(seed);
    long changes = observe(market, appeared);

    SimExchange ours = open(seed);
    var feed = new WatchedFeed(ours);
    var engine =
        new Engine(
            "bench", Limits.DEFAULT.with(Limit.PER_TRADE, Money.usd(1_000_00)), Strategies.USUAL);
    var trader =
        new Trader(
            engine,
            new MemoryJournal(),
            new Executor(new SimVenue(ours, NOBODY)),
            feed,
            List.of(Game.CS2),
            calls,
            _ -> {});
    each(ours, now -> trader.round(now));

    WatchedFeed inTurn = cycle(seed, feed, false);
    WatchedFeed changed = cycle(seed, feed, true);
    return new Score(
        seed,
        calls,
        appeared.size(),
        inTime(appeared, feed),
        inTime(appeared, inTurn),
        inTime(appeared, changed),
        feed.calls(),
        changed.calls(),
        changes / (double) warmUp.plus(counted).toSeconds());
  }

  private SimExchange open(long seed) {
    MarketSettings settings =
        MarketSettings.SMALL_CS2
            .withSeed(seed)
            .withTitles(titles)
            .withTraders(Traders.MIXED)
            .withMispricedPerDay(titles * mispricedPerDay);
    SimExchange exchange = SeededMarket.open(settings, SimRules.DEFAULT).exchange();
    exchange.openAccount(NOBODY, Money.usd(0));
    return exchange;
  }

  private interface Step {
    void at(Instant now);
  }

  private void each(SimExchange exchange, Step step) {
    Instant end = exchange.now().plus(warmUp).plus(counted);
    for (Instant now = exchange.now(); !now.isAfter(end); now = now.plus(ROUND)) {
      exchange.advanceTo(now);
      step.at(now);
    }
  }

  /// Sees everything at once, and notes what is profitable by the sales there are.
  private long observe(SimExchange exchange, Map<OfferId, Instant> appeared) {
    var best = new HashMap<Title, Quote>();
    Instant counts = exchange.now().plus(warmUp);
    Instant ends = counts.plus(counted).minus(IN_TIME);
    long[] changes = {0};
    each(
        exchange,
        now -> {
          for (Title title : exchange.titles()) {
            Quote quote = exchange.quote(title).orElseThrow();
            Quote before = best.put(title, quote);
            if (before != null && !tops(before).equals(tops(quote))) {
              changes[0]++;
              if (fell(before, quote)) {
                profitable(exchange, quote, now).stream()
                    .filter(o -> o.createdAt().isAfter(counts) && o.createdAt().isBefore(ends))
                    .forEach(o -> appeared.putIfAbsent(o.id(), o.createdAt()));
              }
            }
          }
        });
    return changes[0];
  }

  private static List<Object> tops(Quote quote) {
    return List.of(quote.bestOffer(), quote.offerCount(), quote.bestTarget(), quote.targetCount());
  }

  private static boolean fell(Quote before, Quote now) {
    return now.bestOffer().isPresent()
        && (before.bestOffer().isEmpty()
            || now.bestOffer().get().isLessThan(before.bestOffer().get()));
  }

  private static List<Offer> profitable(SimExchange exchange, Quote quote, Instant now) {
    List<Offer> offers = exchange.offers(quote.title());
    var sales = exchange.sales(quote.title(), Valuation.SALES_LIMIT);
    var snapshot = new Snapshot(quote.title(), quote, offers, sales, now);
    Optional<Valuation> valuation =
        Valuation.of(snapshot, exchange.fees(quote.title().game()), now);
    if (valuation.isEmpty() || valuation.get().suspicion().isPresent()) {
      return List.of();
    }
    Valuation v = valuation.get();
    Money net = v.fees().net(v.fair().value());
    return offers.stream()
        .filter(Offer::isBuyable)
        .filter(o ->
            Level.of(o.price())
                .filter(l -> net.isAtLeast(o.price().plus(o.price().at(l.minEdge(), Rounding.UP))))
                .isPresent())
        .toList();
  }

  /// Looks at one title after another, in their order and round again; quotes at the moments at
  /// which the scheduler had them, the rest of the calls for looks, sales kept as long as there.
  private WatchedFeed cycle(long seed, WatchedFeed scheduled, boolean onlyChanged) {
    SimExchange exchange = open(seed);
    var feed = new WatchedFeed(exchange);
    Set<Instant> quoted = new HashSet<>(scheduled.quoted());
    var quotes = new HashMap<Title, Quote>();
    var seen = new HashMap<Title, Quote>();
    var salesAt = new HashMap<Title, Instant>();
    List<Title> order = exchange.titles();
    int[] place = {0};
    int[] left = {0};
    each(
        exchange,
        now -> {
          left[0] = Math.min(left[0], Schedule.DEAREST_LOOK - 1) + calls;
          if (quoted.contains(now)
              && feed.quotes(Game.CS2) instanceof Reading.Read<List<Quote>>(var fresh)) {
            fresh.forEach(q -> quotes.put(q.title(), q));
            left[0] -= Math.ceilDiv(titles, Schedule.TITLES_PER_CALL);
          }
          for (int i = 0; i < order.size() && left[0] >= Schedule.DEAREST_LOOK - 1; i++) {
            Title title = order.get(place[0]);
            Quote quote = quotes.get(title);
            boolean worth = quote.bestOffer().flatMap(Level::of).isPresent();
            boolean same = seen.containsKey(title) && tops(seen.get(title)).equals(tops(quote));
            boolean salesDue =
                !salesAt.containsKey(title)
                    || Duration.between(salesAt.get(title), now).toHours() >= 12;
            if (worth && !(onlyChanged && same)) {
              if (salesDue && left[0] < Schedule.DEAREST_LOOK) {
                return;
              }
              left[0] -= Schedule.DEAREST_LOOK - 1 + (salesDue ? 1 : 0);
              feed.offers(title, Valuation.OFFERS_LIMIT);
              feed.targets(title);
              if (salesDue) {
                feed.sales(title, Valuation.SALES_LIMIT);
                salesAt.put(title, now);
              }
              seen.put(title, quote);
            }
            place[0] = (place[0] + 1) % order.size();
          }
        });
    return feed;
  }

  private static int inTime(Map<OfferId, Instant> appeared, WatchedFeed feed) {
    Map<OfferId, Instant> seen = feed.seen();
    var found = new ArrayList<OfferId>();
    appeared.forEach((id, at) -> {
      Instant when = seen.get(id);
      if (when != null && !when.isAfter(at.plus(IN_TIME))) {
        found.add(id);
      }
    });
    return found.size();
  }
}
