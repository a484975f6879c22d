package io.floatwise.sandbox;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.Titles;
import java.io.IOException;
import java.nio.file.Path;

/// Sandboxes with a small market, quick to start.
final class Sandboxes {
  private Sandboxes() {}

  static SandboxConfig config(Path dir, ClockSpeed speed, boolean limits) {
    return SandboxConfig.seeded(dir, 7, speed).withRateLimits(limits);
  }

  static SandboxServer start(SandboxConfig config) throws IOException {
    return SandboxServer.start(config, recipe(config.market().seed()), _ -> {});
  }

  /// At rest until a controller moves its clock, without rate limits.
  static SandboxServer start(Path dir) throws IOException {
    return start(config(dir, ClockSpeed.UNPACED, false));
  }

  /// With all four games, else as [#start(Path)].
  static SandboxServer startFourGames(Path dir) throws IOException {
    return startFourGames(dir, Money.usd(4_000));
  }

  static SandboxServer startFourGames(Path dir, Money openingBalance) throws IOException {
    MarketSettings settings =
        MarketSettings.FULL
            .withSeed(7)
            .withTitles(new Titles(450, 200, 60, 60))
            .withHistoryDays(1)
            .withMispricedPerDay(0);
    SandboxConfig config =
        SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED)
            .withOpeningBalance(openingBalance)
            .withRateLimits(false);
    return SandboxServer.start(config, new SeededRecipe(settings, SimRules.DEFAULT), _ -> {});
  }

  static SeededRecipe recipe(long seed) {
    MarketSettings settings =
        MarketSettings.SMALL_CS2.withSeed(seed).withTitles(25).withHistoryDays(5);
    return new SeededRecipe(settings, SimRules.DEFAULT);
  }
}
