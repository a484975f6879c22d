package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A sale of `GET /trade-aggregator/v1/last-sales`, in dollars.
///
/// @param txOperationType `Offer`, or `Order` or `Target` where a target was filled
/// @param details everything else that is said of the asset; empty where nothing is
public record SaleRow(
    Dollars price,
    Instant date,
    String txOperationType,
    Optional<BigDecimal> wear,
    Optional<Integer> paintSeed,
    Optional<String> phase,
    Optional<AssetDetails> details) {

  public static SaleRow read(Json json) {
    Optional<Json> asset = json.optionalObject("offerAttributes");
    return new SaleRow(
        json.dollars("price"),
        json.time("date"),
        json.text("txOperationType"),
        asset.flatMap(a -> a.described(d -> d.optionalDecimal("floatValue"))),
        asset.flatMap(a -> a.described(d -> d.optionalCount("paintSeed"))),
        asset.flatMap(a -> a.described(d -> d.optionalText("phaseTitle"))),
        asset.map(AssetDetails::new));
  }
}
