package io.floatwise.dmarket.wire;

import java.time.Instant;
import java.util.Optional;

/// A sale of ours. `GET /marketplace-api/v1/user-offers/closed`, in dollars.
///
/// @param targetId filled where it was sold into a target
/// @param fee as charged
/// @param status `successful`, `reverted`, `trade_protected` or a later word
public record ClosedOfferRow(
    String offerId,
    Optional<String> targetId,
    String assetId,
    String title,
    Dollars price,
    Dollars fee,
    Instant closedAt,
    String status,
    Optional<Instant> finalizationTime) {

  public static ClosedOfferRow read(Json json) {
    return new ClosedOfferRow(
        json.text("OfferID"),
        json.optionalText("TargetID"),
        json.text("AssetID"),
        json.text("Title"),
        UsDollar.require(json.object("Price")).dollars("Amount"),
        UsDollar.require(json.object("Fee").object("Amount")).dollars("Amount"),
        json.time("OfferClosedAt"),
        json.text("Status"),
        json.optionalTime("FinalizationTime"));
  }
}
