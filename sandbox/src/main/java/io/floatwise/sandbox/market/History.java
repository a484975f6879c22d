package io.floatwise.sandbox.market;

import io.floatwise.core.sim.SimExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// The days of trading before a market opens, which take a while to simulate.
final class History {

  private History() {}

  /// Lets them pass, one by one: into which steps market time is cut changes nothing.
  ///
  /// @param until market time at which the market opens
  /// @param days how many there are
  static void pass(SimExchange exchange, Instant until, int days, Consumer<String> progress) {
    for (int day = days; day > 0; day--) {
      progress.accept(
          "simulating the trading before the market opens, day %d of %d"
              .formatted(days - day + 1, days));
      exchange.advanceTo(until.minus(Duration.ofDays(day - 1)));
    }
  }
}
