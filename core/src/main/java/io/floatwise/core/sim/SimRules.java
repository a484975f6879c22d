package io.floatwise.core.sim;

import java.time.Duration;

/// Every behaviour of the exchange that is an assumption or configurable at the real one.
///
/// @param times delays, windows and locks
/// @param money which money pays and where it goes
/// @param targetsLimit open targets an account may have in one game
/// @param priceMismatchCode what `buy` answers when the price sent is not the offer's price; the
///     real code is not known
/// @param salesKept sales kept per title, newest first; older ones are forgotten
public record SimRules(
    Times times, MoneyRules money, int targetsLimit, String priceMismatchCode, int salesKept) {

  public static final SimRules DEFAULT =
      new SimRules(Times.DEFAULT, MoneyRules.DEFAULT, 500, "OfferPriceChanged", 500);

  public SimRules {
    if (targetsLimit < 0 || salesKept < 1) {
      throw new IllegalArgumentException(
          "expected targetsLimit >= 0 and salesKept >= 1, found %d and %d"
              .formatted(targetsLimit, salesKept));
    }
  }

  public SimRules with(Times other) {
    return new SimRules(other, money, targetsLimit, priceMismatchCode, salesKept);
  }

  public SimRules with(MoneyRules other) {
    return new SimRules(times, other, targetsLimit, priceMismatchCode, salesKept);
  }

  public SimRules withTargetsLimit(int limit) {
    return new SimRules(times, money, limit, priceMismatchCode, salesKept);
  }

  public SimRules withPriceMismatchCode(String code) {
    return new SimRules(times, money, targetsLimit, code, salesKept);
  }

  /// @param changeWindow after create and update an offer cannot be changed or deleted for this long
  /// @param protection how long a CS2 trade can be reverted
  /// @param tradeLock how long a bought CS2 item cannot be withdrawn; it can be sold meanwhile
  /// @param matchDelay from the moment a target and an offer meet to the trade
  /// @param deliveryDelay from the purchase to the item in the inventory
  public record Times(
      Duration changeWindow,
      Duration protection,
      Duration tradeLock,
      Duration matchDelay,
      Duration deliveryDelay) {

    public static final Times DEFAULT =
        new Times(
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            Duration.ofDays(7),
            Duration.ofMinutes(2),
            Duration.ZERO);

    public Times withMatchDelay(Duration delay) {
      return new Times(changeWindow, protection, tradeLock, delay, deliveryDelay);
    }

    public Times withDeliveryDelay(Duration delay) {
      return new Times(changeWindow, protection, tradeLock, matchDelay, delay);
    }
  }

  /// @param protectedBuys protected proceeds buy CS2 offers
  /// @param usableFirst a CS2 purchase spends usable money first, then protected money, earliest
  ///     finalisation first; false: the other way round (assumption, not documented)
  /// @param targetPaysItsPrice a filled target pays its own price; false: the price of the offer
  ///     that fills it (assumption, not documented)
  /// @param targetsReactivate a target that lost its cover becomes active again with new cover;
  ///     false: it stays inactive
  /// @param depositsWithdrawable money paid in can be paid out again
  public record MoneyRules(
      boolean protectedBuys,
      boolean usableFirst,
      boolean targetPaysItsPrice,
      boolean targetsReactivate,
      boolean depositsWithdrawable) {

    public static final MoneyRules DEFAULT = new MoneyRules(true, true, false, false, true);
  }
}
