package io.floatwise.app.cli;

import io.floatwise.app.backtest.BacktestRun;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a recorded market is traded, for each command that does so.
final class BacktestOptions {

  private static final double MILLIS = 1000;

  @Option(
      names = "--balance",
      paramLabel = "USD",
      description = "Money of the account at the beginning (default: 1000.00).")
  private @Nullable String balance;

  @Option(
      names = "--latency",
      paramLabel = "SECONDS",
      description = "From a decision until the order is in the market, 0 to 60 (default: 1).")
  private @Nullable Double latency;

  @Mixin private LimitOption limits = new LimitOption();
  @Mixin private StrategyOption strategies = new StrategyOption();
  @Mixin private SeriesOptions series = new SeriesOptions();

  /// Whether anything was said of it.
  boolean isChosen() {
    return balance != null
        || latency != null
        || limits.isChosen()
        || strategies.isChosen()
        || series.isChosen();
  }

  Money balance() {
    return Usd.positive("--balance", Objects.requireNonNullElse(balance, "1000.00"));
  }

  /// A backtest as asked for.
  ///
  /// @param chosen limits
  /// @param trading strategies
  /// @throws InputException if an option makes no sense
  BacktestRun run(Path tape, Limits chosen, List<Strategy> trading) {
    return new BacktestRun(tape, chosen, trading, balance(), latency(), series.model());
  }

  /// @throws InputException if one is unknown, or a value is not allowed
  List<Strategy> strategies() {
    return strategies.chosen();
  }

  /// With those that are varied, which trade whether they were chosen or not.
  ///
  /// @param varied names
  /// @throws InputException if one is unknown, or a value is not allowed
  List<Strategy> strategies(Set<String> varied) {
    return strategies.chosenWith(varied);
  }

  private Duration latency() {
    if (latency == null) {
      return Setup.USUAL_LATENCY;
    }
    if (!(latency >= 0 && latency <= Setup.MOST_LATENCY.toSeconds())) {
      throw new InputException(
          "--latency: expected 0 to %d seconds, found %s"
              .formatted(Setup.MOST_LATENCY.toSeconds(), latency));
    }
    return Duration.ofMillis(Math.round(latency * MILLIS));
  }

  Limits limits() {
    return limits.chosen();
  }
}
