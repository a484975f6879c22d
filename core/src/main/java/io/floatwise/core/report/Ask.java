package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/// What was asked for a lot from a moment on.
///
/// @param at market time at which the venue had it
/// @param price asked; empty where the offer was taken down
/// @param intoTarget asked at the price of the best target, to be taken at once
public record Ask(Instant at, Optional<Money> price, boolean intoTarget) {}
