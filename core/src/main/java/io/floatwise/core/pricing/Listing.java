package io.floatwise.core.pricing;

import io.floatwise.core.money.Money;

/// What listing a lot at one price is expected to bring.
///
/// @param price list price
/// @param net proceeds after the planned fee
/// @param chance to sell within the horizon, 0 to 1
/// @param days expected until sold or given up
/// @param capitalCost of waiting that long
/// @param riskHaircut for moves of the value meanwhile and for reversal
/// @param expectedValue chance x net + (1 - chance) x exit - cost - capitalCost - riskHaircut
public record Listing(
    Money price,
    Money net,
    double chance,
    double days,
    Money capitalCost,
    Money riskHaircut,
    Money expectedValue) {

  private static final double LEAST_DAYS = 1;

  /// What listings are compared by, in minor units: a gain by the day it takes (a day at least), a
  /// loss as it is, since waiting does not make it smaller.
  public double rank() {
    double expected = expectedValue.minor();
    return expected > 0 ? expected / Math.max(days, LEAST_DAYS) : expected;
  }
}
