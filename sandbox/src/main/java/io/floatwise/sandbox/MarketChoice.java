package io.floatwise.sandbox;

import io.floatwise.core.error.InputException;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.exchange.MarketRecipe;
import io.floatwise.sandbox.market.Crash;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.state.StateException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// Which market a sandbox serves.
///
/// @param seed everything random in the market derives from it
/// @param size which seeded market; of a recorded series only the file says what it holds
/// @param mispricedPerDay offers per day, over the whole market, listed far below fair value
/// @param efficient whether nobody trades far from fair value and targets stand within the least
///   fee of it, so that nobody can earn anything
/// @param crash a day on which everything loses a part of its value; empty for none
/// @param file a recorded series that prices and volumes follow, instead of the generator
/// @param from first day of it; empty for its beginning
public record MarketChoice(
    long seed,
    MarketSize size,
    int mispricedPerDay,
    boolean efficient,
    Optional<Crash> crash,
    Optional<Path> file,
    Optional<LocalDate> from) {

  private static final int MISPRICED_PER_DAY = 30;

  public MarketChoice {
    if (mispricedPerDay < 0 || mispricedPerDay > 100_000) {
      throw new InputException(
          "expected 0 to 100000 mispriced offers a day, found " + mispricedPerDay);
    }
    if (efficient && mispricedPerDay > 0) {
      throw new InputException(
          "expected no mispriced offers in a market without an edge, found %d a day"
              .formatted(mispricedPerDay));
    }
    if (from.isPresent() && file.isEmpty()) {
      throw new InputException("expected a market file with the day it begins at");
    }
    if (crash.isPresent() && file.isPresent()) {
      throw new InputException(
          "expected a crash in a generated market, found one in a recorded series, which has its"
              + " own");
    }
  }

  /// A generated market as it usually is.
  public static MarketChoice seeded(long seed, MarketSize size) {
    return new MarketChoice(
        seed, size, MISPRICED_PER_DAY, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public MarketChoice withMispricedPerDay(int other) {
    return new MarketChoice(seed, size, other, efficient, crash, file, from);
  }

  /// How this market is made.
  ///
  /// @throws StateException if the recorded series cannot be read
  MarketRecipe recipe() throws StateException {
    MarketSettings base = file.isPresent() ? MarketSettings.SMALL_CS2 : size.settings();
    MarketSettings settings =
        base.withSeed(seed)
            .withMispricedPerDay(mispricedPerDay)
            .withEfficient(efficient)
            .withCrash(crash);
    return file.isPresent()
        ? SeriesRecipe.read(file.get(), from, settings)
        : new SeededRecipe(settings, SimRules.DEFAULT);
  }
}
