package io.floatwise.dmarket.wire;

/// An item of `GET /marketplace-api/v2/user/inventory`. The prices that the venue suggests there
/// are left out: they are opinions.
///
/// @param inMarket held by the venue, not in Steam
public record InventoryRow(AssetRow attributes, boolean inMarket) {

  public static InventoryRow read(Json json) {
    return new InventoryRow(AssetRow.read(json.object("attributes")), json.flag("inMarket"));
  }
}
