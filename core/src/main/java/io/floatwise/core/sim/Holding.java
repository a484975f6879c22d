package io.floatwise.core.sim;

import io.floatwise.core.item.Item;
import java.time.Instant;
import java.util.Optional;

/// An asset of an account that is not on sale; the exchange holds it.
///
/// @param unlocksAt end of the trade lock; empty if it never had one
/// @param since when it came to the account
public record Holding(Item item, Optional<Instant> unlocksAt, Instant since) {}
