package io.floatwise.dmarket.wire;

/// Items wanted at one price. `GET /marketplace-api/v1/targets-by-title/{game}/{title}`, in cents.
///
/// @param amount items wanted
public record OrderRow(int amount, Cents price, String title) {

  public static OrderRow read(Json json) {
    return new OrderRow(json.count("amount"), json.cents("price"), json.text("title"));
  }
}
