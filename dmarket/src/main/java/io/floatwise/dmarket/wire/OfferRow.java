package io.floatwise.dmarket.wire;

import java.time.Instant;

/// An offer of `GET /marketplace-api/v2/offers` or `.../v2/user/offers`, in cents.
///
/// @param locked a trade is running on it
public record OfferRow(
    String offerId, Cents priceCents, Instant createdAt, boolean locked, AssetRow attributes) {

  public static OfferRow read(Json json) {
    return new OfferRow(
        json.text("offerId"),
        json.cents("priceCents"),
        json.time("createdAt"),
        json.flag("locked"),
        AssetRow.read(json.object("attributes")));
  }
}
