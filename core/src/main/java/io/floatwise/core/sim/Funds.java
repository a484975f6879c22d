package io.floatwise.core.sim;

import io.floatwise.core.money.Money;

/// An account's money.
///
/// @param usable for anything, without what is set aside for targets; negative only as a debt left
///   by a reverted sale
/// @param withdrawable the part of `usable` that can be paid out
/// @param tradeProtected proceeds that can still be reverted, not contained in `usable`
/// @param frozen set aside for targets, not contained in `usable`
public record Funds(Money usable, Money withdrawable, Money tradeProtected, Money frozen) {}
