package io.floatwise.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
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
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Made-up series, and backtests of them.
final class SeriesRuns {

  static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  static final Duration DAY = Duration.ofDays(1);
  static final int DAYS = 120;
  static final List<Title> TITLES =
      List.of(new Title(Game.CS2, "One Case"), new Title(Game.CS2, "Other Case"));
  static final SeriesModel MODEL =
      new SeriesModel(Rate.ofPercent(1), Rate.ofPercent(2), Integer.MAX_VALUE);

  record Run(List<Entry> entries, BacktestResult result) {
    Totals totals() {
      return result.ledger().books().totals();
    }
  }

  /// Price of a day in tenths of a cent, units sold.
  interface Market {
    SeriesPoint point(Title title, int day);
  }

  static SeriesPoint bar(Title title, int day, long price, int units) {
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
  static long wave(Title title, int day, int steepness) {
    int phase = (day + 13 * TITLES.indexOf(title)) % 40;
    return 6_000 + (long) steepness * (phase < 20 ? phase : 40 - phase) + day % 7;
  }

  static SeriesPoint calm(Title title, int day) {
    return bar(title, day, wave(title, day, 100), 200);
  }

  static MemoryTape tape(Market market) {
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

  static Run run(MemoryTape tape, Strategy... strategies) {
    return run(tape, MODEL, strategies);
  }

  static Run run(MemoryTape tape, SeriesModel model, Strategy... strategies) {
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
  static final class Eager implements Strategy {
    private final Set<OfferId> shown = new HashSet<>();
    final List<Snapshot> seen = new ArrayList<>();
    final List<Instant> looks = new ArrayList<>();
    boolean isRepeated;

    @Override
    public String name() {
      return "eager";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      seen.add(view.snapshot());
      looks.add(view.now());
      view.snapshot().offers().stream().map(Offer::id).forEach(id -> isRepeated |= !shown.add(id));
      return view.snapshot().cheapestBuyable(view.portfolio().ownOffers()).stream()
          .<Decision>map(offer ->
              new Decision.Propose(
                  new Intent.BuyOffer(offer), new Evidence("because it is there", List.of())))
          .toList();
    }
  }

  /// What the account has is what the books say: the engine compares them at each reading.
  static void agree(Run run) {
    assertThat(run.entries()).noneMatch(entry -> entry.fact() instanceof Fact.BooksDiffer);
  }

  static boolean isOfPurchase(Fact fact) {
    return fact instanceof Fact.OutcomeReceived(var _, Outcome outcome)
        && (outcome instanceof Outcome.Rejected
            || outcome instanceof Outcome.Accepted(Effect effect)
                && effect instanceof Effect.Bought);
  }

  static Strategy[] all() {
    return among(new Eager());
  }

  static Strategy[] among(Eager eager) {
    return new Strategy[] {new Selling(), new ValueFlip(), new TargetFlip(), eager};
  }

  private SeriesRuns() {}
}
