package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.market.Crash;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which simulated market, and how fast its time may pass.
final class MarketOptions {

  private static final double CRASH_SHARE = 0.3;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the market; the same seed gives the same market (default: 1).")
  private long seed;

  @Option(
      names = "--clock-speed",
      paramLabel = "X",
      defaultValue = "14400",
      converter = Speed.class,
      description =
          "Market seconds in a real second, or max (default: 14400, four hours a second).")
  private ClockSpeed clockSpeed = ClockSpeed.UNPACED;

  @Option(
      names = "--mispriced",
      paramLabel = "N",
      description = "Offers a day that the market lists far below fair value (default: 30).")
  private @Nullable Integer mispriced;

  @Option(
      names = "--no-edge",
      description =
          "A market in which nobody can earn: nothing is mispriced, and targets stand within the"
              + " least fee of fair value.")
  private boolean efficient;

  @Option(
      names = "--crash",
      paramLabel = "DAYS",
      description =
          "So many days after the start everything loses 30 %% of its value within a day.")
  private @Nullable Integer crash;

  @Option(
      names = "--market",
      paramLabel = "FILE",
      description = "Recorded daily series that prices and volumes follow, .csv or .csv.gz.")
  private @Nullable Path market;

  @Option(
      names = "--market-from",
      paramLabel = "DAY",
      description = "First day of the recorded series, for example 2024-03-01.")
  private @Nullable LocalDate marketFrom;

  static final class Speed implements ITypeConverter<ClockSpeed> {
    @Override
    public ClockSpeed convert(String value) {
      try {
        return ClockSpeed.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  ClockSpeed clockSpeed() {
    return clockSpeed;
  }

  /// What was asked for, of a generated market of this size.
  ///
  /// @throws InputException if its parts exclude each other
  MarketChoice choice(MarketSize size) {
    if (crash != null && crash < 0) {
      throw new InputException("--crash: expected 0 days or more, found " + crash);
    }
    MarketChoice usual = MarketChoice.seeded(seed, size);
    Integer asked = mispriced;
    return new MarketChoice(
        seed,
        size,
        asked != null ? asked : efficient ? 0 : usual.mispricedPerDay(),
        efficient,
        Optional.ofNullable(crash).map(days -> new Crash(days, CRASH_SHARE)),
        Optional.ofNullable(market),
        Optional.ofNullable(marketFrom));
  }
}
