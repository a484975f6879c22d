package io.floatwise.core.backtest;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Who trades on a recorded market, and how.
///
/// @param limits with which the account begins
/// @param strategies in the order in which they decide
/// @param games whose items are traded; what is told of others is not heard
/// @param deposit money of the account at the beginning
/// @param latency from a decision until the order is in the market; 0 to 60 seconds
/// @param series what is assumed of titles of which only series are known
public record Setup(
    StartLimits limits,
    List<Strategy> strategies,
    Set<Game> games,
    Money deposit,
    Duration latency,
    SeriesModel series) {

  /// Name of the mode, for the journal.
  public static final String MODE = "backtest";

  /// Assumed: a decision, a signed request and its way to the venue.
  public static final Duration USUAL_LATENCY = Duration.ofSeconds(1);

  public static final Duration MOST_LATENCY = Duration.ofMinutes(1);

  public Setup {
    strategies = List.copyOf(strategies);
    games = Set.copyOf(games);
    if (latency.isNegative() || latency.compareTo(MOST_LATENCY) > 0) {
      throw new IllegalArgumentException(
          "expected a latency of 0 to %d seconds, found %s"
              .formatted(MOST_LATENCY.toSeconds(), latency));
    }
    if (!deposit.isPositive()) {
      throw new IllegalArgumentException("expected a deposit above zero, found " + deposit);
    }
  }

  /// With what is usually assumed of series.
  public Setup(
      StartLimits limits,
      List<Strategy> strategies,
      Set<Game> games,
      Money deposit,
      Duration latency) {
    this(limits, strategies, games, deposit, latency, SeriesModel.USUAL);
  }
}
