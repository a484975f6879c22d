package io.floatwise.core.scan;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;

/// An offer that did not meet a condition.
///
/// @param condition name of the first one that it did not meet
/// @param reason what was expected and what was found
public record Refusal(Title title, OfferId offer, Money price, String condition, String reason) {}
