package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.util.List;

/// Fees of a game. `GET /exchange/v1/customized-fees`, in cents.
///
/// @param fraction default share of the price: 0.02 is 2 %
/// @param minAmount least fee of a sale
/// @param reducedFees this page of the reduced fees
public record FeeList(BigDecimal fraction, Cents minAmount, List<ReducedFee> reducedFees) {

  public static FeeList read(Json json) {
    Json standard = json.object("defaultFee");
    return new FeeList(
        standard.decimal("fraction"),
        standard.cents("minAmount"),
        json.list("reducedFees", ReducedFee::read));
  }
}
