package io.floatwise.sandbox;

import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.exchange.MarketRecipe;
import io.floatwise.sandbox.market.Market;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.Series;
import io.floatwise.sandbox.market.SeriesException;
import io.floatwise.sandbox.market.SeriesMarket;
import io.floatwise.sandbox.market.SeriesReader;
import io.floatwise.sandbox.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// A market that follows a recorded series. The content of the file names it, not its place.
record SeriesRecipe(Series series, String digest, MarketSettings settings, SimRules rules)
    implements MarketRecipe {

  private static final int BRIDGED_DAYS = 7;

  /// Reads the series.
  ///
  /// @param from first day of trading; empty for the earliest that has the history before it
  /// @throws StateException if the file cannot be read or used
  static SeriesRecipe read(Path file, Optional<LocalDate> from, MarketSettings settings)
      throws StateException {
    try {
      Series series = SeriesReader.read(file, BRIDGED_DAYS);
      LocalDate first = from.orElse(series.firstDay().plusDays(settings.historyDays()));
      return new SeriesRecipe(
          series,
          digest(file),
          settings.withStart(first.atStartOfDay(ZoneOffset.UTC).toInstant()),
          SimRules.DEFAULT);
    } catch (SeriesException e) {
      throw new StateException("market file " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StateException("market file " + SeriesException.unread(file, e).getMessage(), e);
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public Market create(Consumer<String> progress) throws StateException {
    try {
      return SeriesMarket.open(series, settings, rules, progress);
    } catch (SeriesException e) {
      throw new StateException("market file: " + e.getMessage(), e);
    }
  }

  @Override
  public long seed() {
    return settings.seed();
  }

  @Override
  public int mispricedPerDay() {
    return (int) settings.mispricedPerDay();
  }

  @Override
  public String identity() {
    return "series " + digest + " " + settings.identity() + " " + rules;
  }
}
