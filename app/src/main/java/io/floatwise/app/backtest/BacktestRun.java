package io.floatwise.app.backtest;

import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.backtest.Backtest;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.store.journal.EntryDigest;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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

  /// @param part of the tape that was asked for
  /// @param data which files it was, see [TapeReading#fingerprint]
  /// @param hash of the journal that a live run with the same entries would have
  /// @param code which code decided, see [DecidingCode]
  public record Outcome(
      Setup setup,
      TapePart part,
      String data,
      BacktestResult result,
      long entries,
      String hash,
      String code) {}

  /// Trades the games of a part of the tape.
  ///
  /// @throws InputException if the tape holds nothing of it
  public Outcome run(TapePart part) {
    try (var reading = TapeReading.open(tape)) {
      List<TapeDay> all = reading.days();
      if (all.stream().noneMatch(part::holds)) {
        throw new InputException(
            "tape %s: expected days of the games and times asked for, found none; floatwise tape"
                    .formatted(tape)
                + " list shows what it holds");
      }
      // The day before holds the fees that still hold when the part begins; the day after tells of
      // sales that took offers before the part ended.
      var wider =
          new TapePart(
              part.games(),
              part.from().minus(Duration.ofDays(1)),
              part.until().plus(Duration.ofDays(1)));
      List<TapeDay> days = all.stream().filter(wider::holds).toList();
      Set<Game> games = EnumSet.noneOf(Game.class);
      all.stream().filter(part::holds).forEach(day -> games.add(day.game()));
      var setup =
          new Setup(
              StartLimits.of(limits.with(Limit.GAMES, games)),
              strategies,
              games,
              balance,
              latency,
              series);
      String data = reading.fingerprint(days);
      var digest = new EntryDigest();
      BacktestResult result =
          new Backtest(setup, reading, deeds, digest::add).run(days, part.from(), part.until());
      return new Outcome(
          setup, part, data, result, digest.entries(), digest.hash(), DecidingCode.version());
    }
  }
}
