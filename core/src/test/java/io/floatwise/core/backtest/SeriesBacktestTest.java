package io.floatwise.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.TargetFlip;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is promised of backtests where only prices and volumes are known.
class SeriesBacktestTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS = 120;
  private static final int TURN = 70;
  private static final List<Title> TITLES =
      List.of(new Title(Game.CS2, "One Case"), new Title(Game.CS2, "Other Case"));
  private static final SeriesModel MODEL =
      new SeriesModel(Rate.ofPercent(1), Rate.ofPercent(2), Integer.MAX_VALUE);

  private record Run(List<Entry> entries, BacktestResult result) {
    Totals totals() {
      return result.ledger().books().totals();
    }
  }

  /// Price of a day in tenths of a cent, units sold.
  private interface Market {
    SeriesPoint point(Title title, int day);
  }

  private static SeriesPoint bar(Title title, int day, long price, int units) {
    Instant from = START.plus(DAY.multipliedBy(day));
    return new SeriesPoint(
        title,
        Kind.BAR,
        from,
        from.plus(DAY),
        OptionalLong.of(price),
        OptionalLong.empty(),
        OptionalInt.of(units),
        OptionalInt.empty(),
        "USD",
        3,
        Optional.empty());
  }

  /// Up and down by a third within forty days, so that there is something to buy and to sell.
  private static long wave(Title title, int day, int steepness) {
    int phase = (day + 13 * TITLES.indexOf(title)) % 40;
    return 6_000 + (long) steepness * (phase < 20 ? phase : 40 - phase) + day % 7;
  }

  private static SeriesPoint calm(Title title, int day) {
    return bar(title, day, wave(title, day, 100), 200);
  }

  private static MemoryTape tape(Market market) {
    var tape = new MemoryTape(Game.CS2);
    for (int day = 0; day < DAYS; day++) {
      var points = new TreeMap<Instant, List<SeriesPoint>>();
      for (Title title : TITLES) {
        SeriesPoint point = market.point(title, day);
        points.computeIfAbsent(point.knownAt(), _ -> new ArrayList<>()).add(point);
      }
      points.forEach((at, known) -> tape.tell(at, new Told.Series(known)));
    }
    return tape;
  }

  private static Run run(MemoryTape tape, Strategy... strategies) {
    return run(tape, MODEL, strategies);
  }

  private static Run run(MemoryTape tape, SeriesModel model, Strategy... strategies) {
    List<Entry> entries = new ArrayList<>();
    var setup =
        new Setup(
            StartLimits.of(Limits.DEFAULT),
            List.of(strategies),
            Set.of(Game.CS2),
            Money.usd(1000_00),
            Setup.USUAL_LATENCY,
            model);
    var backtest = new Backtest(setup, tape, entries::addAll);
    return new Run(entries, backtest.run(tape.days(), Instant.MIN, Instant.MAX));
  }

  /// Buys whatever is offered cheapest, each time.
  private static final class Eager implements Strategy {
    private final Set<OfferId> shown = new HashSet<>();
    private final List<Instant> looks = new ArrayList<>();
    private boolean isRepeated;

    @Override
    public String name() {
      return "eager";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      looks.add(view.now());
      view.snapshot().offers().stream().map(Offer::id).forEach(id -> isRepeated |= !shown.add(id));
      return view.snapshot().cheapestBuyable(view.portfolio().ownOffers()).stream()
          .<Decision>map(offer ->
              new Decision.Propose(
                  new Intent.BuyOffer(offer), new Evidence("because it is there", List.of())))
          .toList();
    }
  }

  private static Strategy[] all() {
    return new Strategy[] {new Selling(), new ValueFlip(), new TargetFlip(), new Eager()};
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void noCentAppearsOrIsLostAndTheSameTapeGivesTheSameEntries() {
    MemoryTape tape = tape(SeriesBacktestTest::calm);
    Run run = run(tape, all());

    assertThat(run(tape, all()).entries()).isEqualTo(run.entries());
    Totals totals = run.totals();
    assertThat(totals.purchases()).isGreaterThan(3);
    assertThat(totals.sales()).isGreaterThan(1);
    EquityPoint last = run.result().equity().getLast();
    assertThat(last.usable().plus(last.locked()))
        .isEqualTo(Money.usd(1000_00).minus(totals.spent()).plus(totals.netProceeds()));
    assertThat(run.result().equity()).hasSize(DAYS);
    assertThat(run.result().found().titles()).isEqualTo(2);
    assertThat(run.result().found().count(SeriesTrait.BAR)).isEqualTo(2L * DAYS);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SeriesMarket.class)
  void otherBarsInTheFutureChangeNothingOfThePast() {
    Run known = run(tape(SeriesBacktestTest::calm), all());
    for (int turn = TURN; turn < TURN + 8; turn++) {
      int since = turn;
      MemoryTape other =
          tape((title, day) ->
              day < since ? calm(title, day) : bar(title, day, wave(title, day, 40), 5));
      Run changed = run(other, all());

      Instant end = calm(TITLES.getFirst(), since).until().minusNanos(1000);
      List<Entry> past = until(end, known.entries());
      assertThat(until(end, changed.entries())).as("from day %d", since).isEqualTo(past);
      assertThat(past).hasSizeGreaterThan(20);
      assertThat(changed.entries()).isNotEqualTo(known.entries());
    }
  }

  private static List<Entry> until(Instant moment, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.at().isBefore(moment)).toList();
  }

  /// A purchase is decided at the end of one bar and met by the next one, at a price at which that
  /// one would have been bought at least as cheaply.
  @Test
  @Proves(value = "P4.6.5", breaks = SeriesOrders.class)
  void nothingIsBoughtOnTheBarThatDecidedItNorBelowWhatTheNextOneCost() {
    Run run = run(tape(SeriesBacktestTest::calm), all());

    Map<IntentId, Entry> started = new HashMap<>();
    int bought = 0;
    for (Entry entry : run.entries()) {
      if (entry.fact() instanceof Fact.SubmissionStarted(Intent.BuyOffer _, var _)) {
        started.put(new IntentId(entry.seq()), entry);
      }
      if (entry.fact() instanceof Fact.OutcomeReceived(var id, Outcome.Accepted accepted)
          && accepted.effect() instanceof Effect.Bought) {
        Entry order = started.get(id);
        var buy = (Intent.BuyOffer) ((Fact.SubmissionStarted) order.fact()).intent();
        assertThat(Duration.between(order.at(), entry.at())).isEqualTo(DAY);
        int day = (int) Duration.between(START, entry.at()).toDays();
        Money price = Money.usd(Math.ceilDiv(wave(buy.title(), day, 100), 10));
        assertThat(buy.price()).isGreaterThan(price);
        bought++;
      }
    }
    assertThat(bought).isGreaterThan(3);
    assertThat(run.result().answers().getOrDefault("OfferNotFound", 0L))
        .as("what rose was not to be had")
        .isPositive();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SeriesOrders.class)
  void ofTheUnitsOfABarOnlyAShareIsOurs() {
    Map<Instant, Integer> trades = new HashMap<>();
    Run some = run(tape((title, day) -> bar(title, day, wave(title, day, 100), 19)), all());
    for (Entry entry : some.entries()) {
      boolean isBought =
          entry.fact() instanceof Fact.OutcomeReceived(var _, Outcome.Accepted accepted)
              && accepted.effect() instanceof Effect.Bought;
      if (isBought
          || entry.fact() instanceof Fact.LotSold
          || entry.fact() instanceof Fact.TargetFilled) {
        trades.merge(entry.at(), 1, Integer::sum);
      }
    }
    assertThat(some.totals().purchases()).isPositive();
    assertThat(trades.values()).allMatch(times -> times <= TITLES.size());

    Run none = run(tape((title, day) -> bar(title, day, wave(title, day, 100), 9)), all());
    assertThat(none.result().answers()).containsKey("OfferNotFound");
    assertThat(none.totals().purchases()).isZero();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SeriesMarket.class)
  void aPriceOfAnUnknownKindNeverFillsAnything() {
    MemoryTape tape =
        tape((title, day) -> {
          SeriesPoint bar = calm(title, day);
          return new SeriesPoint(
              title,
              Kind.PRICE,
              bar.from(),
              bar.from(),
              bar.price(),
              OptionalLong.empty(),
              bar.quantity(),
              OptionalInt.empty(),
              "USD",
              3,
              Optional.of("Somewhere"));
        });
    var eager = new Eager();
    Run run = run(tape, new Selling(), new TargetFlip(), eager);

    assertThat(eager.looks).isEmpty();
    assertThat(run.result().answers()).isEmpty();
    assertThat(run.totals().purchases()).isZero();
    assertThat(run.result().found().count(SeriesTrait.PRICE)).isEqualTo(2L * DAYS);
  }

  /// No trade is decided on a bar without sales, on one that stands still, and on one that jumps.
  @Test
  void doubtfulBarsAreCountedAndNotTradedOn() {
    Title one = TITLES.getFirst();
    MemoryTape tape =
        tape((title, day) -> {
          if (title.equals(one) && day == 50) {
            return bar(title, day, 99, 200);
          }
          if (title.equals(one) && day >= 60 && day < 80) {
            return bar(title, day, 7_000, 200);
          }
          return title.equals(one) && day == 55 ? bar(title, day, 6_500, 0) : calm(title, day);
        });
    var eager = new Eager();
    Run run = run(tape, eager);

    assertThat(run.result().found().count(SeriesTrait.OUTLIER)).isEqualTo(1);
    assertThat(run.result().found().count(SeriesTrait.SILENT)).isEqualTo(1);
    assertThat(run.result().found().count(SeriesTrait.FROZEN)).isEqualTo(11);
    assertThat(eager.looks).hasSize(2 * DAYS - 13);
    assertThat(eager.isRepeated).as("ids of offers never repeat").isFalse();
    assertThat(eager.looks).isSortedAccordingTo(Comparator.naturalOrder());
  }

  /// A dearer fee is charged as it is assumed, to the cent.
  @Test
  void salesPayTheAssumedFeeAndAWiderSpreadBuysLess() {
    MemoryTape tape = tape(SeriesBacktestTest::calm);
    Run run = run(tape, all());
    List<Fact.LotSold> sold =
        run.entries().stream()
            .map(Entry::fact)
            .filter(Fact.LotSold.class::isInstance)
            .map(Fact.LotSold.class::cast)
            .toList();
    assertThat(sold).isNotEmpty();
    assertThat(sold)
        .allMatch(sale -> sale.fee().equals(sale.price().at(MODEL.fee(), Rounding.HALF_UP)));

    var oneTitle = new SeriesModel(Rate.ofPercent(1), Rate.ofPercent(2), 1);
    Run fewer = run(tape, oneTitle, all());
    assertThat(fewer.result().found().titles()).isEqualTo(1);
    assertThat(fewer.result().found().count(SeriesTrait.BEYOND)).isEqualTo(DAYS);
  }

  /// Waits for what others sell at 7.40 each.
  private static final class Waiting implements Strategy {
    private static final Money PRICE = Money.usd(7_40);

    @Override
    public String name() {
      return "waiting";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      Title title = view.snapshot().title();
      boolean isThere =
          view.portfolio().targets().stream().anyMatch(each -> each.title().equals(title));
      var place = new Intent.PlaceTarget(title, PRICE, 2);
      return isThere
          ? List.of()
          : List.of(new Decision.Propose(place, new Evidence("it may fall", List.of())));
    }
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SeriesOrders.class)
  void aTargetIsFilledAtItsPriceByBarsClearlyBelowIt() {
    Run near = run(tape((title, day) -> dip(title, day, 7_330)), new Waiting());
    assertThat(near.totals().purchases()).as("less than a margin below").isZero();
    assertThat(near.entries()).anyMatch(entry -> isTargetPlaced(entry.fact()));

    Run clear = run(tape((title, day) -> dip(title, day, 7_320)), new Waiting());
    List<Fact.TargetFilled> filled =
        clear.entries().stream()
            .map(Entry::fact)
            .filter(Fact.TargetFilled.class::isInstance)
            .map(Fact.TargetFilled.class::cast)
            .toList();
    assertThat(filled).isNotEmpty().allMatch(fill -> fill.price().equals(Waiting.PRICE));
    EquityPoint last = clear.result().equity().getLast();
    assertThat(last.usable()).isEqualTo(Money.usd(1000_00).minus(clear.totals().spent()));
    assertThat(clear.totals().spent()).isEqualTo(Waiting.PRICE.times(filled.size()));
    assertThat(last.equity()).isEqualTo(Money.usd(1000_00));
  }

  private static boolean isTargetPlaced(Fact fact) {
    return fact instanceof Fact.OutcomeReceived(var _, Outcome.Accepted accepted)
        && accepted.effect() instanceof Effect.TargetPlaced;
  }

  private static SeriesPoint dip(Title title, int day, long low) {
    return bar(title, day, day % 10 == 9 && day > 30 ? low : 8_000 + day % 7, 15);
  }
}
