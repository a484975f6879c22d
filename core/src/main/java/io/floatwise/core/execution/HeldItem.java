package io.floatwise.core.execution;

import io.floatwise.core.item.Item;
import java.time.Instant;
import java.util.Optional;

/// An item in our inventory that is not on sale.
///
/// @param item what
/// @param unlocksAt end of the trade lock, market time; empty if it has none
/// @param atVenue held by the venue and therefore sellable there
public record HeldItem(Item item, Optional<Instant> unlocksAt, boolean atVenue) {}
