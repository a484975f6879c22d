package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.Instant;

/// A reduced fee of one title, between two prices and until a date; in cents.
///
/// @param fraction share of the price: 0.02 is 2 %
public record ReducedFee(
    String title, BigDecimal fraction, Cents minPrice, Cents maxPrice, Instant expiresAt) {

  public static ReducedFee read(Json json) {
    return new ReducedFee(
        json.text("title"),
        json.decimal("fraction"),
        json.cents("minPrice"),
        json.cents("maxPrice"),
        json.time("expiresAt"));
  }
}
