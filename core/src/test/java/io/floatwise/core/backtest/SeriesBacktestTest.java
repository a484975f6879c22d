package io.floatwise.core.backtest;

import static io.floatwise.core.backtest.SeriesRuns.DAY;
import static io.floatwise.core.backtest.SeriesRuns.DAYS;
import static io.floatwise.core.backtest.SeriesRuns.MODEL;
import static io.floatwise.core.backtest.SeriesRuns.START;
import static io.floatwise.core.backtest.SeriesRuns.TITLES;
import static io.floatwise.core.backtest.SeriesRuns.agree;
import static io.floatwise.core.backtest.SeriesRuns.all;
import static io.floatwise.core.backtest.SeriesRuns.among;
import static io.floatwise.core.backtest.SeriesRuns.bar;
import static io.floatwise.core.backtest.SeriesRuns.calm;
import static io.floatwise.core.backtest.SeriesRuns.isOfPurchase;
import static io.floatwise.core.backtest.SeriesRuns.run;
import static io.floatwise.core.backtest.SeriesRuns.tape;
import static io.floatwise.core.backtest.SeriesRuns.wave;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.backtest.SeriesRuns.Eager;
import io.floatwise.core.backtest.SeriesRuns.Run;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.TargetFlip;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is promised of backtests where only prices and volumes are known.
class SeriesBacktestTest {

  @Test
  @Proves(value = "P4.6.5", breaks = Backtest.class)
  void noCentAppearsOrIsLostAndTheSameTapeGivesTheSameEntries() {
    MemoryTape tape = tape(SeriesRuns::calm);
    Run run = run(tape, all());

    assertThat(run(tape, all()).entries()).isEqualTo(run.entries());
    agree(run);
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

  /// From a bar on everything is another market: what was shown and done before its end is the
  /// same. The bars are those right after something of ours was answered, sold or filled.
  @Test
  @Proves(value = "P4.6.5", breaks = SeriesMarket.class)
  void otherBarsInTheFutureChangeNothingOfThePast() {
    var known = new Eager();
    List<Entry> entries = run(tape(SeriesRuns::calm), among(known)).entries();
    List<Integer> turns =
        entries.stream()
            .filter(entry -> isOfPurchase(entry.fact()) || entry.fact() instanceof Fact.LotSold)
            .map(entry -> (int) Duration.between(START, entry.at()).toDays() + 1)
            .distinct()
            .toList();
    assertThat(turns).hasSizeGreaterThan(8);
    for (int i = 0; i < 8; i++) {
      int since = turns.get(i * (turns.size() - 1) / 7);
      var other = new Eager();
      Run changed =
          run(
              tape((title, day) ->
                  day < since
                      ? calm(title, day)
                      : bar(title, day, wave(title, day, 100) * (2 + day % 2) / 2, 500)),
              among(other));

      Instant end = calm(TITLES.getFirst(), since).until().minusNanos(1000);
      assertThat(until(end, changed.entries()))
          .as("from day %d", since)
          .isEqualTo(until(end, entries));
      assertThat(until(end, changed.entries()).getLast().at()).isAfter(end.minus(DAY.plus(DAY)));
      assertThat(other.seen.stream().filter(each -> each.asOf().isBefore(end)))
          .as("shown before the end of day %d", since)
          .isEqualTo(known.seen.stream().filter(each -> each.asOf().isBefore(end)).toList());
      assertThat(changed.entries()).isNotEqualTo(entries);
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
    Run run = run(tape(SeriesRuns::calm), all());

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
    MemoryTape tape = tape(SeriesRuns::calm);
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
}
