package io.floatwise.app.backtest;

import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.backtest.Backtest;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.store.journal.EntryDigest;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A backtest of a tape on disk.
public final class BacktestRun {

  private final Path tape;
  private final Limits limits;
  private final Money balance;
  private final Duration latency;

  /// @param tape its folder
  /// @param balance money at the beginning
  /// @param latency from a decision until the order is in the market
  public BacktestRun(Path tape, Limits limits, Money balance, Duration latency) {
    this.tape = tape;
    this.limits = limits;
    this.balance = balance;
    this.latency = latency;
  }

  /// @param hash of the journal that a live run with the same entries would have
  /// @param code which code decided, see [DecidingCode]
  public record Outcome(
      Setup setup, BacktestResult result, long entries, String hash, String code) {}

  /// Trades the games of the days that `wanted` holds.
  ///
  /// @param from first market time
  /// @param until end of market time, exclusive
  /// @throws InputException if the tape holds nothing of it
  public Outcome run(Predicate<TapeDay> wanted, Instant from, Instant until) {
    try (var reading = TapeReading.open(tape)) {
      List<TapeDay> days = reading.days().stream().filter(wanted).toList();
      if (days.isEmpty()) {
        throw new InputException(
            "tape %s: expected days of the games and times asked for, found none; floatwise tape"
                    .formatted(tape)
                + " list shows what it holds");
      }
      Set<Game> games = EnumSet.noneOf(Game.class);
      days.forEach(day -> games.add(day.game()));
      var setup =
          new Setup(
              StartLimits.of(limits.with(Limit.GAMES, games)),
              Strategies.ALL,
              games,
              balance,
              latency);
      var digest = new EntryDigest();
      BacktestResult result = new Backtest(setup, reading, digest::add).run(days, from, until);
      return new Outcome(setup, result, digest.entries(), digest.hash(), DecidingCode.version());
    }
  }
}
