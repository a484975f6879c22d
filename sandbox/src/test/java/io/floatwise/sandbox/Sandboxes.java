package io.floatwise.sandbox;

import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.market.MarketSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Sandboxes with a small market, quick to start.
final class Sandboxes {
  private Sandboxes() {}

  static SandboxConfig config(Path dir, ClockSpeed speed, boolean limits) {
    SandboxConfig usual = SandboxConfig.seeded(dir, 7, speed);
    return new SandboxConfig(
        dir,
        0,
        7,
        MarketSize.SMALL,
        speed,
        usual.mispricedPerDay(),
        Optional.empty(),
        Optional.empty(),
        usual.openingBalance(),
        Optional.empty(),
        limits,
        Optional.empty());
  }

  static SandboxServer start(SandboxConfig config) throws IOException {
    return SandboxServer.start(config, recipe(config.seed()));
  }

  /// At rest until a controller moves its clock, without rate limits.
  static SandboxServer start(Path dir) throws IOException {
    return start(config(dir, ClockSpeed.UNPACED, false));
  }

  static SeededRecipe recipe(long seed) {
    MarketSettings settings =
        MarketSettings.SMALL_CS2.withSeed(seed).withTitles(25).withHistoryDays(5);
    return new SeededRecipe(settings, SimRules.DEFAULT);
  }
}
