package io.floatwise.app.cli;

import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which simulated market, and how fast its time may pass.
final class MarketOptions {

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
      defaultValue = "30",
      description = "Offers a day that the market lists far below fair value (default: 30).")
  private int mispriced;

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

  long seed() {
    return seed;
  }

  ClockSpeed clockSpeed() {
    return clockSpeed;
  }

  int mispriced() {
    return mispriced;
  }

  Optional<Path> market() {
    return Optional.ofNullable(market);
  }

  Optional<LocalDate> marketFrom() {
    return Optional.ofNullable(marketFrom);
  }
}
