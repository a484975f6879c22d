package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/// A purchase of ours through a target.
///
/// @param name of the title; the venue does not say of which game
public record ClosedTarget(
    TargetId target,
    AssetId asset,
    String name,
    Money price,
    Instant closedAt,
    TradeStatus status,
    Optional<Instant> finalAt) {}
