package io.floatwise.core.sim;

import io.floatwise.core.item.Item;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/// An offer of an account that stands.
///
/// @param changeableAt end of the window in which it can be neither changed nor deleted
/// @param unlocksAt end of the asset's trade lock; empty if it never had one
public record OpenOffer(
    OfferId id,
    Item item,
    Money price,
    Instant createdAt,
    Instant changeableAt,
    Optional<Instant> unlocksAt) {}
