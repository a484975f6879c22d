package io.floatwise.dmarket.wire;

import java.time.Instant;
import java.util.Optional;

/// An item of `GET /marketplace-api/v2/user/inventory`, in dollars. The two prices are opinions of
/// the venue; one that cannot be read is no opinion.
///
/// @param inMarket held by the venue, not in Steam
public record InventoryRow(
    AssetRow attributes,
    boolean inMarket,
    Optional<Dollars> suggestedPrice,
    Optional<Dollars> offerRecommendedPrice,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  public static InventoryRow read(Json json) {
    return new InventoryRow(
        AssetRow.read(json.object("attributes")),
        json.flag("inMarket"),
        opinion(json, "suggestedPrice"),
        opinion(json, "offerRecommendedPrice"),
        json.described(d -> d.optionalTime("createdAt")),
        json.described(d -> d.optionalTime("updatedAt")));
  }

  private static Optional<Dollars> opinion(Json json, String name) {
    return json.described(
        d -> d.optionalObject(name).map(price -> UsDollar.require(price).dollars("amount")));
  }
}
