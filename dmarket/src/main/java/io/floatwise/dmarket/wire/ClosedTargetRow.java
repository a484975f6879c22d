package io.floatwise.dmarket.wire;

import java.time.Instant;
import java.util.Optional;

/// A purchase of ours through a target. `GET /marketplace-api/v1/user-targets/closed`, in dollars.
///
/// @param offerId the offer that filled it
/// @param assetId what we own now
/// @param status `successful`, `reverted`, `trade_protected` or a later word
public record ClosedTargetRow(
    String targetId,
    Optional<String> offerId,
    String assetId,
    String title,
    Dollars price,
    Instant closedAt,
    String status,
    Optional<Instant> finalizationTime) {

  public static ClosedTargetRow read(Json json) {
    return new ClosedTargetRow(
        json.text("TargetID"),
        json.optionalText("OfferID"),
        json.text("AssetID"),
        json.text("Title"),
        UsDollar.require(json.object("Price")).dollars("Amount"),
        json.time("ClosedAt"),
        json.text("Status"),
        json.optionalTime("FinalizationTime"));
  }
}
