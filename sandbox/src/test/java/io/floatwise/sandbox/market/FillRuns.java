package io.floatwise.sandbox.market;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Calibration;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.sim.TargetLevel;
import io.floatwise.core.sim.Wanted;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// An account puts one order into every title of a seeded market, offers and targets in turns, at
/// various ranks and prices, and waits a month: what was forecast, what happened, and whether the
/// price was touched.
final class FillRuns {

  /// @param trial forecast and result
  /// @param touched before the order was placed, within as many days as each horizon
  /// @param touchedLater the same in hindsight, after it was placed
  record Run(FillTrial trial, Map<Double, Boolean> touched, Map<Double, Boolean> touchedLater) {}

  static final List<Double> HORIZONS = List.of(1.0, 3.0, 7.0, 14.0);

  private static final AccountId ACCOUNT = new AccountId("fills");
  private static final Duration WAIT = Duration.ofDays(30);
  private static final int[] RANKS = {0, 1, 2, 4, 8};
  private static final double[] ASKS = {0.98, 1.0, 1.03, 1.06};
  private static final double[] BIDS = {0.97, 0.94, 0.9, 0.85};

  private record Placed(Title title, Money price, SaleKind kind) {}

  private final SimExchange exchange;
  private final Experience experience;
  private final Random random;
  private final Map<String, Placed> orders = new TreeMap<>();
  private final Map<String, Map<Double, Boolean>> touched = new HashMap<>();
  private final Map<String, List<Sale>> seen = new HashMap<>();
  private final Map<String, Calibration> books = new TreeMap<>();
  private final Instant start;

  private FillRuns(MarketSettings settings, FillModel model) {
    exchange = SeededMarket.open(settings, SimRules.DEFAULT).exchange();
    experience = new Experience(model);
    random = new Random(settings.seed());
    exchange.openAccount(ACCOUNT, Money.usd(1_000_000_000_000L));
    start = exchange.now();
  }

  static List<Run> of(MarketSettings settings, FillModel model) {
    return new FillRuns(settings, model).run();
  }

  private List<Run> run() {
    exchange.titles().forEach(title -> valued(title).ifPresent(experience::looked));
    for (Title title : exchange.titles()) {
      valued(title)
          .ifPresent(valuation -> {
            if (random.nextBoolean()) {
              offer(valuation);
            } else {
              bid(valuation);
            }
          });
    }
    for (int day = 1; day <= HORIZONS.getLast(); day++) {
      exchange.advanceTo(start.plus(Duration.ofDays(day)));
      orders.forEach((key, order) -> remember(key, order.title()));
    }
    exchange.advanceTo(start.plus(WAIT));
    exchange.closedSales(ACCOUNT).forEach(sale -> filled(sale.offer().value(), sale.closedAt()));
    exchange
        .closedPurchases(ACCOUNT)
        .forEach(bought -> bought.target().ifPresent(t -> filled(t.value(), bought.closedAt())));
    List<Run> runs = new ArrayList<>();
    books.forEach((key, book) ->
        runs.add(
            new Run(book.trials(exchange.now()).getFirst(), touched.get(key), touchedLater(key))));
    return runs;
  }

  private void filled(String key, Instant at) {
    books.get(key).filled(key, at);
  }

  /// The tape is short, so it is copied once a day.
  private void remember(String key, Title title) {
    List<Sale> known = seen.computeIfAbsent(key, _ -> new ArrayList<>());
    Instant since = known.isEmpty() ? start : known.getLast().at();
    exchange.sales(title, 500).reversed().stream()
        .filter(sale -> sale.at().isAfter(since))
        .forEach(known::add);
  }

  private Map<Double, Boolean> touchedLater(String key) {
    Map<Double, Boolean> result = new HashMap<>();
    for (double days : HORIZONS) {
      Instant end = start.plus(Duration.ofHours((long) (24 * days)));
      result.put(
          days,
          seen.get(key).stream()
              .anyMatch(sale -> !sale.at().isAfter(end) && touches(sale, orders.get(key))));
    }
    return result;
  }

  private static boolean touches(Sale sale, Placed order) {
    return sale.kind() == order.kind()
        && (order.kind() == SaleKind.OFFER
            ? sale.price().isAtLeast(order.price())
            : !sale.price().isMoreThan(order.price()));
  }

  private Optional<Valuation> valued(Title title) {
    List<Offer> offers = exchange.offers(title);
    var snapshot =
        new Snapshot(
            title,
            exchange.quote(title).orElseThrow(),
            offers.subList(0, Math.min(offers.size(), Valuation.OFFERS_LIMIT)),
            exchange.sales(title, Valuation.SALES_LIMIT),
            exchange.now());
    return Valuation.of(snapshot, exchange.fees(title.game()), exchange.now(), experience);
  }

  private void offer(Valuation valuation) {
    Title title = valuation.snapshot().title();
    List<Offer> offers = valuation.snapshot().offers();
    int style = random.nextInt(RANKS.length + ASKS.length);
    if (style < RANKS.length && offers.size() <= RANKS[style]) {
      return;
    }
    long value = valuation.fair().value().minor();
    long cents =
        style < RANKS.length
            ? offers.get(RANKS[style]).price().minor() - 1
            : Math.round(value * ASKS[style - RANKS.length]);
    if (cents < 2 || cents > 3 * value) {
      return;
    }
    Money price = Money.usd(cents);
    AssetId asset = exchange.bringIn(ACCOUNT, title, Attributes.UNKNOWN);
    OfferId id = ((Effect.Listed) accepted(exchange.createOffer(ACCOUNT, asset, price))).offer();
    FillForecast raw =
        FillModel.UNFITTED.forecast(
            valuation.liquidity(),
            price,
            valuation.fair().value(),
            valuation.queue(price, Set.of()));
    placed(
        id.value(),
        new Placed(title, price, SaleKind.OFFER),
        raw,
        valuation.offerForecast(price, Set.of()));
  }

  private void bid(Valuation valuation) {
    Title title = valuation.snapshot().title();
    List<TargetLevel> levels = exchange.targets(title);
    int style = random.nextInt(3 + BIDS.length);
    if (style < 3 && levels.size() <= style) {
      return;
    }
    long value = valuation.fair().value().minor();
    long wanted =
        style < 3 ? levels.get(style).price().minor() + 1 : Math.round(value * BIDS[style - 3]);
    long cents = Math.min(wanted, valuation.snapshot().offers().getFirst().price().minor() - 1);
    if (cents < 2) {
      return;
    }
    Money price = Money.usd(cents);
    int ahead =
        levels.stream().filter(l -> l.price().isAtLeast(price)).mapToInt(TargetLevel::amount).sum();
    TargetId id =
        ((Effect.TargetPlaced)
                accepted(exchange.createTarget(ACCOUNT, title, price, 1, Wanted.ANY)))
            .target();
    FillForecast raw =
        FillModel.UNFITTED.forecast(valuation.sellers(), price, valuation.fair().value(), ahead);
    placed(
        id.value(),
        new Placed(title, price, SaleKind.TARGET),
        raw,
        valuation.targetForecast(price, ahead));
  }

  private void placed(String key, Placed order, FillForecast raw, FillForecast made) {
    var book = new Calibration();
    book.placed(key, raw, made, start);
    books.put(key, book);
    orders.put(key, order);
    Map<Double, Boolean> before = new HashMap<>();
    for (double days : HORIZONS) {
      Instant from = start.minus(Duration.ofHours((long) (24 * days)));
      before.put(
          days,
          exchange.sales(order.title(), Valuation.SALES_LIMIT).stream()
              .anyMatch(sale -> sale.at().isAfter(from) && touches(sale, order)));
    }
    touched.put(key, before);
  }

  private static Effect accepted(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted(Effect effect)) {
      return effect;
    }
    throw new AssertionError("expected an accepted order, found " + outcome);
  }
}
