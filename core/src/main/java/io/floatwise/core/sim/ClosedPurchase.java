package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/// A purchase of an account.
///
/// @param target the account's target that was filled; empty if the account took the offer
/// @param targetCreatedAt since when that target stood
/// @param finalAt end of protection; empty where there is none
public record ClosedPurchase(
    OfferId offer,
    Optional<TargetId> target,
    Optional<Instant> targetCreatedAt,
    AssetId asset,
    Title title,
    Money price,
    Instant closedAt,
    TradeStatus status,
    Optional<Instant> finalAt) {}
