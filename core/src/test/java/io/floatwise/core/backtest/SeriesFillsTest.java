package io.floatwise.core.backtest;

import static io.floatwise.core.backtest.SeriesRuns.DAY;
import static io.floatwise.core.backtest.SeriesRuns.DAYS;
import static io.floatwise.core.backtest.SeriesRuns.START;
import static io.floatwise.core.backtest.SeriesRuns.TITLES;
import static io.floatwise.core.backtest.SeriesRuns.agree;
import static io.floatwise.core.backtest.SeriesRuns.all;
import static io.floatwise.core.backtest.SeriesRuns.bar;
import static io.floatwise.core.backtest.SeriesRuns.isOfPurchase;
import static io.floatwise.core.backtest.SeriesRuns.run;
import static io.floatwise.core.backtest.SeriesRuns.tape;
import static io.floatwise.core.backtest.SeriesRuns.wave;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.backtest.SeriesRuns.Eager;
import io.floatwise.core.backtest.SeriesRuns.Run;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What later bars do to orders of ours, and what they do not.
class SeriesFillsTest {

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
    agree(clear);
  }

  private static boolean isTargetPlaced(Fact fact) {
    return fact instanceof Fact.OutcomeReceived(var _, Outcome.Accepted accepted)
        && accepted.effect() instanceof Effect.TargetPlaced;
  }

  private static SeriesPoint dip(Title title, int day, long low) {
    return bar(title, day, day % 10 == 9 && day > 30 ? low : 8_000 + day % 7, 15);
  }

  /// Decided at noon by the best offer of then: the bar of that day had begun before.
  @Test
  @Proves(value = "P4.6.5", breaks = SeriesOrders.class)
  void aBarThatBeganBeforeAnOrderDoesNotKnowOfIt() {
    Title title = TITLES.getFirst();
    var tape = new MemoryTape(Game.CS2);
    for (int day = 0; day < DAYS; day++) {
      SeriesPoint bar = bar(title, day, 8_000 + day % 7, 200);
      if (day == 60) {
        SeriesPoint top = top(title, bar.from().plus(Duration.ofHours(12)), 8_100, 7_900);
        tape.tell(top.knownAt(), new Told.Series(List.of(top)));
      }
      tape.tell(bar.knownAt(), new Told.Series(List.of(bar)));
    }
    Instant noon = START.plus(DAY.multipliedBy(60)).plus(Duration.ofHours(12));
    Run run = run(tape, new AtNoon(noon));

    List<Instant> bought =
        run.entries().stream().filter(entry -> isOfPurchase(entry.fact())).map(Entry::at).toList();
    assertThat(bought).containsExactly(bar(title, 61, 1, 1).knownAt());
    assertThat(run.totals().purchases()).isEqualTo(1);
  }

  private static SeriesPoint top(Title title, Instant at, long offer, long target) {
    return new SeriesPoint(
        title,
        Kind.TOP,
        at,
        at,
        OptionalLong.of(offer),
        OptionalLong.of(target),
        OptionalInt.of(20),
        OptionalInt.of(20),
        "USD",
        3,
        Optional.empty());
  }

  /// Buys once, at a given time.
  private static final class AtNoon implements Strategy {
    private final Instant when;
    private final Eager eager = new Eager();

    AtNoon(Instant when) {
      this.when = when;
    }

    @Override
    public String name() {
      return "at-noon";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      return view.now().equals(when) ? eager.decide(view) : List.of();
    }
  }

  /// Asks three hundredths more than a lot cost, and never moves.
  private static final class Patient implements Strategy {
    @Override
    public String name() {
      return "patient";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      return view.portfolio().openLots(view.snapshot().title()).stream()
          .filter(lot -> lot.state() instanceof LotState.Held)
          .<Decision>map(lot -> {
            Money cost = lot.cost().orElseThrow();
            Money price = cost.plus(cost.at(Rate.ofPercent(3), Rounding.UP));
            return new Decision.Propose(
                new Intent.ListLot(lot.id(), lot.item().id(), lot.title(), price),
                new Evidence("three more", List.of()));
          })
          .toList();
    }
  }

  /// The price jumps on day 60: what others sell on an average day comes before what is ours.
  @Test
  @Proves(value = "P4.6.5", breaks = SeriesOrders.class)
  void whatIsOursIsSoldBehindTheUnitsOfAnAverageDay() {
    Run run =
        run(
            tape((title, day) -> bar(title, day, (day < 60 ? 8_000 : 9_000) + day % 7, 200)),
            new Patient(),
            new Eager());

    List<Instant> sold =
        run.entries().stream()
            .map(Entry::fact)
            .filter(Fact.LotSold.class::isInstance)
            .map(fact -> ((Fact.LotSold) fact).soldAt())
            .toList();
    assertThat(sold).isNotEmpty();
    assertThat(sold.getFirst()).isEqualTo(bar(TITLES.getFirst(), 61, 1, 1).knownAt());
  }
}
