package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;

/// A sale of an account.
///
/// @param target the target it filled; empty if a buyer took the offer
/// @param fee as charged
/// @param feeRate the rate it was computed from
/// @param personalFee whether that was another rate than the usual one at the time of the trade
/// @param createdAt since when the offer stood
/// @param finalAt end of protection; empty where there is none
public record ClosedSale(
    OfferId offer,
    Optional<TargetId> target,
    AssetId asset,
    Title title,
    Money price,
    Money fee,
    Rate feeRate,
    boolean personalFee,
    Instant createdAt,
    Instant closedAt,
    TradeStatus status,
    Optional<Instant> finalAt) {}
