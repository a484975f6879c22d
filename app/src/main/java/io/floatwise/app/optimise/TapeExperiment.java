package io.floatwise.app.optimise;

import io.floatwise.app.backtest.BacktestRun;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.report.CashMovement;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.trade.LotId;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Backtests of a tape on disk that differ in their limits and in the parameters of their
/// strategies. A trade counts from when its purchase was booked until its sale was, because before
/// that nobody knew of it. Thread-safe.
public final class TapeExperiment implements Experiment {

  /// Protection of the proceeds of a sale.
  private static final Duration LOCK = Duration.ofDays(7);

  private final BiFunction<Limits, List<Strategy>, BacktestRun> backtests;
  private final VariedLimits limits;
  private final VariedStrategies strategies;
  private final Money balance;
  private final TapePart part;
  private final Window span;

  /// @param tape its folder
  /// @param base limits of which some are varied
  /// @param trading strategies of which parameters are varied
  /// @param balance money at the beginning of each trial
  /// @param backtests of the tape, with the limits and strategies of a trial
  /// @throws InputException if the tape holds nothing of the part
  public TapeExperiment(
      Path tape,
      Limits base,
      List<Strategy> trading,
      Money balance,
      TapePart part,
      BiFunction<Limits, List<Strategy>, BacktestRun> backtests) {
    this.backtests = backtests;
    this.limits = new VariedLimits(base);
    this.strategies = new VariedStrategies(trading);
    this.balance = balance;
    this.part = part;
    this.span = span(tape, part);
  }

  private static Window span(Path tape, TapePart part) {
    try (var reading = TapeReading.open(tape)) {
      List<LocalDate> days =
          reading.days().stream().filter(part::holds).map(TapeDay::day).sorted().toList();
      if (days.isEmpty()) {
        throw new InputException(
            "tape %s: expected days of the games and times asked for, found none; floatwise tape"
                    .formatted(tape)
                + " list shows what it holds");
      }
      Instant first = days.getFirst().atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant end = days.getLast().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return new Window(
          first.isBefore(part.from()) ? part.from() : first,
          end.isAfter(part.until()) ? part.until() : end);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(limits.parameters().stream(), strategies.parameters().stream()).toList();
  }

  /// With its unit, for people.
  public String text(String parameter, long value) {
    return value + limits.unit(parameter);
  }

  @Override
  public Window span() {
    return span;
  }

  @Override
  public Duration lock() {
    return LOCK;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void check(ParameterSet set) {
    limits.of(set);
  }

  @Override
  public List<Trial> run(List<ParameterSet> sets, Window window) {
    var played = new TapePart(part.games(), window.from(), window.until());
    return sets.stream()
        .map(set -> trial(backtests.apply(limits.of(set), strategies.of(set)).run(played).result()))
        .toList();
  }

  private Trial trial(BacktestResult result) {
    Ledger ledger = result.ledger();
    Map<LotId, Instant> bought = booked(ledger, CashMovement.Kind.PURCHASE);
    Map<LotId, Instant> sold = booked(ledger, CashMovement.Kind.SALE);
    List<ClosedTrade> closed = new ArrayList<>();
    List<OpenTrade> open = new ArrayList<>();
    for (Lot lot : ledger.books().lots()) {
      Instant entered = bought.get(lot.id());
      Instant left = sold.get(lot.id());
      if (entered == null) {
        continue;
      }
      String item = lot.title().toString();
      long cost = lot.cost().orElseThrow().minor();
      Optional<Money> profit = lot.profit();
      if (left != null && profit.isPresent()) {
        closed.add(new ClosedTrade(item, entered, left, cost, profit.get().minor()));
      } else {
        open.add(new OpenTrade(item, entered, cost));
      }
    }
    closed.sort(
        Comparator.comparing(ClosedTrade::left)
            .thenComparing(ClosedTrade::entered)
            .thenComparing(ClosedTrade::item));
    return new Trial(curve(result.equity()), closed, open);
  }

  private EquityCurve curve(List<EquityPoint> equity) {
    return EquityCurve.of(
        balance.minor(),
        equity.stream().mapToLong(point -> point.day().toEpochDay()).toArray(),
        equity.stream().mapToLong(point -> point.equity().minor()).toArray());
  }

  private static Map<LotId, Instant> booked(Ledger ledger, CashMovement.Kind kind) {
    Map<LotId, Instant> booked = new HashMap<>();
    for (CashMovement movement : ledger.movements()) {
      if (movement.kind() == kind) {
        movement.lot().ifPresent(lot -> booked.put(lot, movement.at()));
      }
    }
    return booked;
  }

  @Override
  public Optional<OtherEntries> otherEntries() {
    return Optional.empty();
  }

  @Override
  public List<String> caveats() {
    return List.of(
        "Items count at cost until they are sold, so the ups and downs of what is held do not show:"
            + " the account looks calmer than it was, and its Sharpe ratio higher.",
        "Each window begins with money and without items, so its first days earn less than those of"
            + " an account that has long been trading.",
        "What floatwise backtest cannot know, no trial knows: see the end of its report.");
  }
}
