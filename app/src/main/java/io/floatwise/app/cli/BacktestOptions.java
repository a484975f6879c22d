package io.floatwise.app.cli;

import io.floatwise.core.backtest.Setup;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Another value for a limit, for example 'max-per-trade=20.00 USD'; may be repeated.")
  private List<String> limits = List.of();

  /// Whether anything was said of it.
  boolean isChosen() {
    return balance != null || latency != null || !limits.isEmpty();
  }

  Money balance() {
    return Usd.positive("--balance", Objects.requireNonNullElse(balance, "1000.00"));
  }

  Duration latency() {
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
    var changes = new ArrayList<Setting>();
    for (String limit : limits) {
      int equals = limit.indexOf('=');
      if (equals < 1) {
        throw new InputException("--limit: expected NAME=VALUE, found '%s'".formatted(limit));
      }
      String name = limit.substring(0, equals);
      if (name.equals(Limit.GAMES.name())) {
        throw new InputException("--limit: expected the games as --game, found " + limit);
      }
      changes.add(new Setting(name, limit.substring(equals + 1)));
    }
    return Limits.DEFAULT.changed(changes);
  }
}
