package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/// A sale of ours: the only reliable proof of one.
///
/// @param name of the title; the venue does not say of which game
/// @param fee as charged
/// @param finalAt when protection ends, market time; empty where there is none
public record ClosedOffer(
    OfferId offer,
    AssetId asset,
    String name,
    Money price,
    Money fee,
    Instant closedAt,
    TradeStatus status,
    Optional<Instant> finalAt) {}
