package io.floatwise.core.sim;

import io.floatwise.core.money.Money;

/// What somebody wants of a title, as everybody sees it.
///
/// @param amount items wanted at this price and condition
public record TargetLevel(Money price, int amount, Wanted wanted) {}
