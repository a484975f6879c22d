package io.floatwise.core.execution;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// An open target of ours, as the venue shows it.
///
/// @param amount items still wanted
/// @param active false while the venue does not execute it
public record OwnTarget(
    TargetId id, Title title, Money price, int amount, boolean active, Instant createdAt) {}
