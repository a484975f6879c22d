package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A sale of ours. `GET /marketplace-api/v1/user-offers/closed`, in dollars.
///
/// @param targetId filled where it was sold into a target
/// @param fee as charged
/// @param feePercent the rate of it, as the venue shows it
/// @param createdAt when the offer was made
/// @param status `successful`, `reverted`, `trade_protected` or a later word
/// @param finalizationTime when a protected trade becomes final
public record ClosedOfferRow(
    String offerId,
    Optional<String> targetId,
    String assetId,
    String title,
    Dollars price,
    Dollars fee,
    Optional<BigDecimal> feePercent,
    Optional<Instant> createdAt,
    Instant closedAt,
    String status,
    Optional<Instant> finalizationTime) {

  public static ClosedOfferRow read(Json json) {
    Json fee = json.object("Fee");
    return new ClosedOfferRow(
        json.text("OfferID"),
        json.optionalText("TargetID"),
        json.text("AssetID"),
        json.text("Title"),
        UsDollar.require(json.object("Price")).dollars("Amount"),
        UsDollar.require(fee.object("Amount")).dollars("Amount"),
        fee.described(f -> f.optionalDecimal("Percent")),
        json.described(d -> d.optionalTime("OfferCreatedAt")),
        json.time("OfferClosedAt"),
        json.text("Status"),
        json.optionalTime("FinalizationTime"));
  }
}
