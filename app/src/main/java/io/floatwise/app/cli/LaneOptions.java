package io.floatwise.app.cli;

import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What trading on bars costs and how long it locks.
final class LaneOptions {

  @Option(
      names = "--balance",
      paramLabel = "USD",
      description = "Money at the beginning (default: 10000.00).")
  private String balance = "10000.00";

  @Option(
      names = "--fee-bp-buy",
      paramLabel = "N",
      description = "Fee of a purchase, basis points (default: 0).")
  private int purchaseFee;

  @Option(
      names = "--fee-bp-sell",
      paramLabel = "N",
      description = "Fee of a sale, basis points (default: 0).")
  private int saleFee;

  @Option(
      names = "--spread-bp",
      paramLabel = "N",
      description = "Spread, basis points, half of it on each side (default: 0).")
  private int spread;

  @Option(
      names = "--volume-share-bp",
      paramLabel = "N",
      description =
          "Share of the volume of a bar that may be traded, basis points (default: 1000).")
  private int volumeShare = 1000;

  @Option(
      names = "--lock-days",
      paramLabel = "N",
      description = "Days until what was bought may be sold (default: 0).")
  private int itemLock;

  @Option(
      names = "--proceeds-lock-days",
      paramLabel = "N",
      description = "Days until the money of a sale is usable (default: 0).")
  private int proceedsLock;

  @Option(
      names = "--limits",
      description = "Trade under the limits of an account; without it or --limit there are none.")
  private boolean isLimited;

  @Option(
      names = "--keep-open",
      description = "Do not sell at the open of the last bar what is still held.")
  private boolean keepsOpen;

  @Mixin private LimitOption limits = new LimitOption();

  boolean keepsOpen() {
    return keepsOpen;
  }

  /// @throws InputException if they make no sense
  LaneTerms terms() {
    Optional<Limits> chosen =
        isLimited || limits.isChosen() ? Optional.of(limits.chosen()) : Optional.empty();
    return new LaneTerms(
        Usd.positive("--balance", balance),
        rate("--fee-bp-buy", purchaseFee),
        rate("--fee-bp-sell", saleFee),
        rate("--spread-bp", spread),
        rate("--volume-share-bp", volumeShare),
        Duration.ofDays(itemLock),
        Duration.ofDays(proceedsLock),
        chosen,
        !keepsOpen);
  }

  private static Rate rate(String flag, int value) {
    if (value < 0) {
      throw new InputException(
          "%s: expected basis points of 0 or more, found %d".formatted(flag, value));
    }
    return Rate.ofBasisPoints(value);
  }
}
