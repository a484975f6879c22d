package io.floatwise.dmarket.wire;

import java.util.Optional;

/// Top of a title's book. `POST /marketplace-api/v1/aggregated-prices`, in cents.
///
/// @param orderBestPrice best price that somebody wants to pay; may be stale
/// @param offerBestPrice best price to buy at
public record AggregatedPrice(
    String title,
    Optional<Cents> orderBestPrice,
    int orderCount,
    Optional<Cents> offerBestPrice,
    int offerCount) {

  public static AggregatedPrice read(Json json) {
    return new AggregatedPrice(
        json.text("title"),
        amount(json, "orderBestPrice"),
        json.count("orderCount"),
        amount(json, "offerBestPrice"),
        json.count("offerCount"));
  }

  private static Optional<Cents> amount(Json json, String name) {
    return json.optionalObject(name).flatMap(m -> UsDollar.require(m).optionalCents("Amount"));
  }
}
