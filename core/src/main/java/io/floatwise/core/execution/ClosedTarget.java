package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/// A purchase of ours through a target.
public record ClosedTarget(
    TargetId target,
    AssetId asset,
    Title title,
    Money price,
    Instant closedAt,
    TradeStatus status,
    Optional<Instant> finalAt) {}
