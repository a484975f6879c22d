package io.floatwise.app.cli;

import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Rate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is assumed of series without offers, for each subcommand that trades on them.
final class SeriesOptions {

  private static final SeriesModel USUAL = SeriesModel.USUAL;

  @Option(
      names = "--spread",
      paramLabel = "PERCENT",
      description =
          "Of series without offers: between best offer and best target, 0 to 100 (default: 5).")
  private @Nullable BigDecimal spread;

  @Option(
      names = "--fee",
      paramLabel = "BASIS-POINTS",
      description =
          "Of series without offers: assumed fee of a sale, 0 to 5000 (default: 1000, 10 %%).")
  private @Nullable Integer fee;

  @Option(
      names = "--titles",
      paramLabel = "N",
      description = "Of series without offers: trade only the first N titles that are told.")
  private @Nullable Integer titles;

  /// Whether anything was said of it.
  boolean isChosen() {
    return spread != null || fee != null || titles != null;
  }

  SeriesModel model() {
    return new SeriesModel(chosenSpread(), chosenFee(), chosenTitles());
  }

  private Rate chosenSpread() {
    BigDecimal percent = spread;
    if (percent == null) {
      return USUAL.spread();
    }
    boolean inRange =
        percent.signum() >= 0
            && percent.compareTo(BigDecimal.valueOf(100)) <= 0
            && percent.stripTrailingZeros().scale() <= 2;
    if (!inRange) {
      throw new InputException(
          "--spread: expected 0 to 100 percent with at most two decimals, found "
              + percent.toPlainString());
    }
    return Rate.ofBasisPoints(percent.movePointRight(2).intValueExact());
  }

  private Rate chosenFee() {
    Integer points = fee;
    if (points == null) {
      return USUAL.fee();
    }
    int most = SeriesModel.MOST_FEE.basisPoints();
    if (points < 0 || points > most) {
      throw new InputException(
          "--fee: expected 0 to %d basis points, found %d".formatted(most, points));
    }
    return Rate.ofBasisPoints(points);
  }

  private int chosenTitles() {
    Integer most = titles;
    if (most == null) {
      return USUAL.mostTitles();
    }
    if (most < 1) {
      throw new InputException("--titles: expected 1 or more, found " + most);
    }
    return most;
  }
}
