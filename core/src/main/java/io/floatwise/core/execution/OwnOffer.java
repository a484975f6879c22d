package io.floatwise.core.execution;

import io.floatwise.core.item.Item;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// An open offer of ours, as the venue shows it.
public record OwnOffer(OfferId id, Item item, Money price, Instant createdAt, boolean locked) {}
