package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.backtest.Backtest;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.MeanReversion;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is promised of backtests: deterministic, with fees, locks and latency, and blind to what
/// comes after.
class BacktestTest {

  private static final Rate FEE = Rate.ofPercent(5);
  private static final Duration TIME = Duration.ofDays(9);
  private static final Instant TURN = WatchedMarket.START.plus(Duration.ofDays(5).plusHours(5));

  @TempDir Path temp;

  private record Run(List<Entry> entries, BacktestResult result) {
    Totals totals() {
      return result.ledger().books().totals();
    }
  }

  private Path tape(String name, long seed, Rate fee, long seedAfter) throws IOException {
    return tape(name, new WatchedMarket(seed, fee, TURN, seedAfter), _ -> true);
  }

  private Path tape(String name, WatchedMarket market, Predicate<Told> wanted) throws IOException {
    Path root = temp.resolve(name);
    try (var store = TapeStore.open(root)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      List<TapeStore.Batch> batches = new ArrayList<>();
      market.watch(
          TIME,
          (now, told) -> {
            if (wanted.test(told)) {
              Coded.Rows rows = TapeRoundTripTest.rows(coder.code(now, told));
              batches.add(new TapeStore.Batch(rows.at(), rows.rows()));
            }
          });
      store.append(batches);
      store.rotate();
    }
    return root;
  }

  private static Run run(Path tape, List<Strategy> strategies, Duration latency) {
    return run(tape, strategies, latency, Instant.MIN, Instant.MAX);
  }

  private static Run run(
      Path tape, List<Strategy> strategies, Duration latency, Instant from, Instant until) {
    List<Entry> entries = new ArrayList<>();
    var setup =
        new Setup(
            StartLimits.of(Limits.DEFAULT),
            strategies,
            Set.of(Game.CS2),
            Money.usd(1000_00),
            latency);
    try (var reading = TapeReading.open(tape)) {
      var backtest = new Backtest(setup, reading, entries::addAll);
      return new Run(entries, backtest.run(reading.days(), from, until));
    }
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void theSameTapeGivesTheSameEntriesAndTheBooksAreConserved() throws IOException {
    Path tape = tape("one", 1, FEE, 1);
    Run first = run(tape, Strategies.USUAL, Setup.USUAL_LATENCY);
    Run second = run(tape, Strategies.USUAL, Setup.USUAL_LATENCY);

    assertThat(second.entries()).isEqualTo(first.entries());
    assertThat(first.totals().purchases()).isGreaterThan(10);
    assertThat(first.totals().sales()).isGreaterThan(10);
    Totals totals = first.totals();
    EquityPoint last = first.result().equity().getLast();
    assertThat(last.usable().plus(last.locked()))
        .as("no cent appears or is lost")
        .isEqualTo(Money.usd(1000_00).minus(totals.spent()).plus(totals.netProceeds()));
    assertThat(first.result().equity()).hasSize((int) TIME.toDays());
    assertThat(first.result().gaps()).isEmpty();
    assertThat(first.result().losses()).isEmpty();
  }

  /// Everything that was told after a moment is another market; whatever was done until then is the
  /// same. All strategies together, and each that can be chosen alone with the seller.
  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void anotherFutureChangesNothingOfThePast() throws IOException {
    var sets = new ArrayList<List<Strategy>>();
    sets.add(Strategies.USUAL);
    sets.add(Strategies.BUILT_IN);
    Strategies.BUILT_IN.stream()
        .map(each -> Strategies.chosen(List.of(eager(each).text())))
        .filter(chosen -> chosen.size() > 1)
        .forEach(sets::add);
    assertThat(sets).hasSize(Strategies.BUILT_IN.size() + 1);
    Path one = tape("one", 1, FEE, 1);
    Path other = tape("other", 1, FEE, 101);
    Path swinging = tape("swinging", WatchedMarket.swinging(1, FEE, TURN, 1), _ -> true);
    Path otherSwing = tape("other swing", WatchedMarket.swinging(1, FEE, TURN, 101), _ -> true);
    for (List<Strategy> strategies : sets) {
      boolean waits = strategies.getLast() instanceof MeanReversion;
      Run known = run(waits ? swinging : one, strategies, Setup.USUAL_LATENCY);
      Run changed = run(waits ? otherSwing : other, strategies, Setup.USUAL_LATENCY);

      List<Entry> past = until(TURN, known.entries());
      assertThat(until(TURN, changed.entries())).as("%s", strategies).isEqualTo(past);
      assertThat(past).as("there must be a past, %s", strategies).hasSizeGreaterThan(20);
      assertThat(changed.entries())
          .as("the futures must differ, %s", strategies)
          .isNotEqualTo(known.entries());
    }
  }

  /// The same, asking for as little as it can: what never buys proves nothing.
  private static Strategy eager(Strategy strategy) {
    Map<String, Long> least =
        strategy.parameters().stream()
            .filter(each -> !each.name().equals("window-days"))
            .collect(Collectors.toMap(Parameter::name, Parameter::least));
    return strategy.with(ParameterSet.of(strategy.parameters(), least));
  }

  /// Right after a purchase was answered everything becomes another market: the answer, which was
  /// made of what later looks showed, is the same.
  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void whatHappensAfterAnOrderArrivedChangesNoAnswer() throws IOException {
    List<Entry> known =
        run(tape("one", 1, FEE, 1), Strategies.USUAL, Setup.USUAL_LATENCY).entries();
    List<Instant> answers =
        known.stream()
            .filter(entry ->
                entry.fact() instanceof Fact.OutcomeReceived(var _, Outcome.Accepted accepted)
                    && accepted.effect() instanceof Effect.Bought)
            .map(Entry::at)
            .toList();
    assertThat(answers).hasSizeGreaterThan(3);
    for (int i = 0; i < 4; i++) {
      Instant turn = answers.get(i * (answers.size() - 1) / 3).plusMillis(1);
      Path other = tape("other" + i, new WatchedMarket(1, FEE, turn, 50 + i), _ -> true);
      assertThat(until(turn, run(other, Strategies.USUAL, Setup.USUAL_LATENCY).entries()))
          .as("another market from %s", turn)
          .isEqualTo(until(turn, known));
    }
  }

  /// On a real tape fees stand twice a day only.
  @Test
  void aPartBeginsWithTheFeesThatWereToldBefore() throws IOException {
    var told = new AtomicInteger();
    Path tape =
        tape(
            "rare",
            new WatchedMarket(4, FEE),
            each -> !(each instanceof Told.Fees) || told.getAndIncrement() == 0);
    Run part =
        run(
            tape,
            Strategies.USUAL,
            Setup.USUAL_LATENCY,
            WatchedMarket.START.plus(Duration.ofHours(3)),
            Instant.MAX);

    assertThat(part.result().refusals()).doesNotContainKey("fee-unknown");
    assertThat(part.totals().purchases()).isPositive();
  }

  /// As live, where the market is read again after a purchase: nothing that is ours stands in it.
  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void aPurchaseIsNotListedAgainstTheOfferThatItWas() throws IOException {
    var watching = new Watching();
    var strategies = List.of(new Selling(), new ValueFlip(), watching);
    Run run = run(tape("own", 1, FEE, 1), strategies, Setup.USUAL_LATENCY);

    assertThat(run.totals().purchases()).isPositive();
    assertThat(watching.looks).isPositive();
    assertThat(watching.ofOurs).isEmpty();
  }

  /// Wants nothing and sees everything.
  private static final class Watching implements Strategy {
    private final List<Offer> ofOurs = new ArrayList<>();
    private int looks;

    @Override
    public String name() {
      return "watching";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      looks++;
      Set<AssetId> ours =
          view.portfolio().lots().stream().map(lot -> lot.item().id()).collect(Collectors.toSet());
      view.snapshot().offers().stream()
          .filter(offer -> ours.contains(offer.item().id()))
          .forEach(ofOurs::add);
      return List.of();
    }
  }

  private static List<Entry> until(Instant moment, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.at().isBefore(moment)).toList();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void everySalePaysTheFeeOfItsDayAndIsLockedForItsProtection() throws IOException {
    Run run = run(tape("fees", 2, FEE, 2), Strategies.USUAL, Setup.USUAL_LATENCY);

    List<Fact.LotSold> sold =
        run.entries().stream()
            .map(Entry::fact)
            .filter(Fact.LotSold.class::isInstance)
            .map(Fact.LotSold.class::cast)
            .toList();
    assertThat(sold).isNotEmpty();
    for (Fact.LotSold sale : sold) {
      assertThat(sale.fee()).isEqualTo(sale.price().at(FEE, Rounding.HALF_UP).max(Money.usd(1)));
      assertThat(sale.finalAt()).contains(sale.soldAt().plus(Duration.ofDays(7)));
    }
    assertThat(run.result().equity())
        .as("some money is locked on the way")
        .anyMatch(point -> point.locked().isPositive());

    Run dear = run(tape("dear", 2, Rate.ofPercent(30), 2), Strategies.USUAL, Setup.USUAL_LATENCY);
    assertThat(dear.totals().purchases())
        .as("what does not pay after fees is not bought")
        .isLessThan(run.totals().purchases());
  }

  @Test
  void whoComesLateFindsLess() throws IOException {
    Path tape = tape("late", 3, FEE, 3);
    Run soon = run(tape, Strategies.USUAL, Duration.ZERO);
    Run late = run(tape, Strategies.USUAL, Duration.ofSeconds(60));

    assertThat(soon.totals().purchases()).isPositive();
    assertThat(late.entries()).isNotEqualTo(soon.entries());
    assertThat(late.result().answers().getOrDefault("OfferNotFound", 0L))
        .isGreaterThanOrEqualTo(soon.result().answers().getOrDefault("OfferNotFound", 0L));
  }

  @Test
  void onlyTheTimeAskedForIsTraded() throws IOException {
    Path tape = tape("part", 4, FEE, 4);
    Instant from = WatchedMarket.START.plus(Duration.ofDays(3));
    Run part = run(tape, Strategies.USUAL, Setup.USUAL_LATENCY, from, TURN);

    assertThat(part.entries()).isNotEmpty();
    assertThat(part.entries())
        .allMatch(entry -> !entry.at().isBefore(from) && entry.at().isBefore(TURN));
    assertThat(part.result().span())
        .hasValueSatisfying(span -> {
          assertThat(span.from()).isAfterOrEqualTo(from);
          assertThat(span.until()).isBefore(TURN);
        });
  }
}
