package io.floatwise.app.backtest;

import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.backtest.Backtest;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.backtest.PreparedBacktest;
import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.report.TradeLog;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.store.journal.EntryDigest;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A backtest of a tape on disk.
public final class BacktestRun {

  private final Path tape;
  private final Limits limits;
  private final List<Strategy> strategies;
  private final Money balance;
  private final Duration latency;
  private final SeriesModel series;
  private final OwnDeeds deeds;

  /// @param tape its folder
  /// @param strategies in the order in which they decide
  /// @param balance money at the beginning
  /// @param latency from a decision until the order is in the market
  /// @param series what is assumed of titles of which only series are known
  public BacktestRun(
      Path tape,
      Limits limits,
      List<Strategy> strategies,
      Money balance,
      Duration latency,
      SeriesModel series) {
    this(tape, limits, strategies, balance, latency, series, OwnDeeds.NONE);
  }

  private BacktestRun(
      Path tape,
      Limits limits,
      List<Strategy> strategies,
      Money balance,
      Duration latency,
      SeriesModel series,
      OwnDeeds deeds) {
    this.deeds = deeds;
    this.tape = tape;
    this.limits = limits;
    this.strategies = List.copyOf(strategies);
    this.balance = balance;
    this.latency = latency;
    this.series = series;
  }

  /// The same on a market from which deeds of its recorder are taken away.
  BacktestRun without(OwnDeeds recorder) {
    return new BacktestRun(tape, limits, strategies, balance, latency, series, recorder);
  }

  /// In the order in which they decide.
  List<Strategy> strategies() {
    return strategies;
  }

  /// @param part of the tape that was asked for
  /// @param data which files it was, see [TapeReading#fingerprint]
  /// @param hash of the journal that a live run with the same entries would have
  /// @param code which code decided, see [DecidingCode]
  /// @param log of what was decided about lots
  public record Outcome(
      Setup setup,
      TapePart part,
      String data,
      BacktestResult result,
      long entries,
      String hash,
      String code,
      TradeLog log) {}

  /// Trades the games of a part of the tape.
  ///
  /// @throws InputException if the tape holds nothing of it
  public Outcome run(TapePart part) {
    try (var reading = TapeReading.open(tape)) {
      TapeChoice chosen = TapeChoice.of(tape, reading, part);
      Setup setup = setup(chosen.games());
      var written = new Written();
      BacktestResult result =
          new Backtest(setup, reading, deeds, written::add)
              .run(chosen.days(), part.from(), part.until());
      return written.outcome(setup, part, chosen, result);
    }
  }

  /// The same on the prepared market of that part.
  ///
  /// @param chosen of the tape that it was made of
  /// @return empty if it cannot be said how it goes on, see [PreparedBacktest#run]
  Optional<Outcome> run(TapePart part, TapeChoice chosen, PreparedMarket market) {
    Setup setup = setup(chosen.games());
    var written = new Written();
    return new PreparedBacktest(setup, market, written::add)
        .run(part.until())
        .map(result -> written.outcome(setup, part, chosen, result));
  }

  private Setup setup(Set<Game> games) {
    return new Setup(
        StartLimits.of(limits.with(Limit.GAMES, games)),
        strategies,
        games,
        balance,
        latency,
        series);
  }

  /// What is made of the entries of a run.
  private static final class Written {
    private final EntryDigest digest = new EntryDigest();
    private final TradeLog log = new TradeLog();

    void add(List<Entry> entries) {
      digest.add(entries);
      entries.forEach(log::apply);
    }

    Outcome outcome(Setup setup, TapePart part, TapeChoice chosen, BacktestResult result) {
      return new Outcome(
          setup,
          part,
          chosen.fingerprint(),
          result,
          digest.entries(),
          digest.hash(),
          DecidingCode.version(),
          log);
    }
  }
}
