package io.floatwise.core.sim;

import io.floatwise.core.money.Money;
import java.time.Duration;
import java.util.Optional;

/// Every behaviour of the exchange that is an assumption or configurable at the real one.
///
/// @param times delays, windows and locks
/// @param money which money pays and where it goes
/// @param orders what orders need and how they are refused
/// @param fees instead of the usual terms of the market's own calendar of fees; empty for those
/// @param salesKept sales kept per title, newest first; older ones are forgotten
public record SimRules(
    Times times, MoneyRules money, OrderRules orders, Optional<FeeTerms> fees, int salesKept) {

  public static final SimRules DEFAULT =
      new SimRules(Times.DEFAULT, MoneyRules.DEFAULT, OrderRules.DEFAULT, Optional.empty(), 500);

  public SimRules {
    if (salesKept < 1) {
      throw new IllegalArgumentException("expected salesKept >= 1, found " + salesKept);
    }
  }

  public SimRules with(Times other) {
    return new SimRules(other, money, orders, fees, salesKept);
  }

  public SimRules with(MoneyRules other) {
    return new SimRules(times, other, orders, fees, salesKept);
  }

  public SimRules with(OrderRules other) {
    return new SimRules(times, money, other, fees, salesKept);
  }

  public SimRules with(FeeTerms other) {
    return new SimRules(times, money, orders, Optional.of(other), salesKept);
  }

  /// @param changeWindow after create and update an offer cannot be changed or deleted for this
  ///   long
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
  ///   finalisation first; false: the other way round (assumption, not documented)
  /// @param targetPaysItsPrice a filled target pays its own price; false: the price of the offer
  ///   that fills it (assumption, not documented)
  /// @param targetsReactivate a target that lost its cover becomes active again with new cover;
  ///   false: it stays inactive
  /// @param depositsWithdrawable money paid in can be paid out again
  /// @param proceedsProtected proceeds are protected as long as their trade is; false: usable at
  ///   once
  public record MoneyRules(
      boolean protectedBuys,
      boolean usableFirst,
      boolean targetPaysItsPrice,
      boolean targetsReactivate,
      boolean depositsWithdrawable,
      boolean proceedsProtected) {

    public static final MoneyRules DEFAULT = new MoneyRules(true, true, false, false, true, true);
  }

  /// @param targetsLimit open targets an account may have in one game
  /// @param priceMismatchCode what `buy` answers when the price sent is not the offer's price; the
  ///   real code is not known
  /// @param newIdOnUpdate a change of price makes a new offer; false: it stays the same offer
  /// @param targetCover what must be usable when a target is placed
  /// @param targetsFreeze a target sets the price of all its items aside, which must be usable when
  ///   it is placed
  public record OrderRules(
      int targetsLimit,
      String priceMismatchCode,
      boolean newIdOnUpdate,
      TargetCover targetCover,
      boolean targetsFreeze) {

    public static final OrderRules DEFAULT =
        new OrderRules(500, "OfferPriceChanged", true, TargetCover.ONE, false);

    public OrderRules {
      if (targetsLimit < 0) {
        throw new IllegalArgumentException("expected targetsLimit >= 0, found " + targetsLimit);
      }
    }

    public OrderRules withTargetsLimit(int limit) {
      return new OrderRules(limit, priceMismatchCode, newIdOnUpdate, targetCover, targetsFreeze);
    }

    public OrderRules withNewIdOnUpdate(boolean newId) {
      return new OrderRules(targetsLimit, priceMismatchCode, newId, targetCover, targetsFreeze);
    }

    public OrderRules withTargetCover(TargetCover cover) {
      return new OrderRules(targetsLimit, priceMismatchCode, newIdOnUpdate, cover, targetsFreeze);
    }

    public OrderRules withTargetsFreeze(boolean freeze) {
      return new OrderRules(targetsLimit, priceMismatchCode, newIdOnUpdate, targetCover, freeze);
    }

    /// What must be usable to place `amount` at `price` each.
    Money needed(Money price, int amount) {
      boolean all = targetsFreeze || targetCover == TargetCover.ALL;
      boolean none = targetCover == TargetCover.NONE && !targetsFreeze;
      return none ? Money.ZERO_USD : all ? price.times(amount) : price;
    }
  }

  /// What must be usable when a target is placed.
  public enum TargetCover {
    /// Nothing: without cover it is inactive from the beginning.
    NONE,
    /// The price of one of its items.
    ONE,
    /// The price of all of its items.
    ALL
  }
}
