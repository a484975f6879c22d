package io.floatwise.core.sim;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// A target of an account that stands.
///
/// @param amount items still wanted
/// @param active false once its cover was missing
/// @param frozen what the account has set aside for each item; zero if nothing
public record OpenTarget(
    TargetId id,
    Title title,
    Money price,
    int amount,
    Wanted wanted,
    boolean active,
    Money frozen,
    Instant createdAt) {}
