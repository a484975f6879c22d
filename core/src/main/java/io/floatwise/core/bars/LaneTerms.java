package io.floatwise.core.bars;

import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import java.time.Duration;
import java.util.Optional;

/// What every lane of a run trades under.
///
/// @param balance money at the beginning, at most [#MOST_BALANCE]
/// @param purchaseFee share of the price of a purchase
/// @param saleFee share of the price of a sale, at most all of it
/// @param spread between what buyers pay and sellers get, half of it on each side; at most 100 %
/// @param volumeShare share of the volume of a bar that may be bought, and that may be sold, where
///   the volume is known; at most 100 %
/// @param itemLock from a purchase until its units may be sold
/// @param proceedsLock from a sale until its money is usable
/// @param limits of the account; without them only money and volume limit a trade
/// @param closesAtEnd whether what is free to be sold is sold at the open of the last bar
public record LaneTerms(
    Money balance,
    Rate purchaseFee,
    Rate saleFee,
    Rate spread,
    Rate volumeShare,
    Duration itemLock,
    Duration proceedsLock,
    Optional<Limits> limits,
    boolean closesAtEnd) {

  public static final Money MOST_BALANCE = Money.usd(100_000_000_00L);

  private static final Rate ALL = Rate.ofPercent(100);
  private static final Duration LONGEST = Duration.ofDays(365);

  public LaneTerms {
    if (!balance.isPositive() || balance.isMoreThan(MOST_BALANCE)) {
      throw new InputException(
          "balance: expected more than 0 and at most %s, found %s"
              .formatted(MOST_BALANCE, balance));
    }
    atMostAll("fee of a purchase", purchaseFee);
    atMostAll("fee of a sale", saleFee);
    atMostAll("spread", spread);
    atMostAll("share of the volume", volumeShare);
    sensible("lock of items", itemLock);
    sensible("lock of proceeds", proceedsLock);
  }

  private static void atMostAll(String what, Rate rate) {
    if (rate.compareTo(ALL) > 0) {
      throw new InputException("%s: expected at most %s, found %s".formatted(what, ALL, rate));
    }
  }

  private static void sensible(String what, Duration span) {
    if (span.isNegative() || span.compareTo(LONGEST) > 0) {
      throw new InputException(
          "%s: expected 0 to 365 days, found %s".formatted(what, span.toDays()));
    }
  }
}
