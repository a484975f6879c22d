package io.floatwise.sandbox.wire;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads fields of version 2 requests, which may come under either of their names.
public final class FieldNames {
  private static final Map<String, String> PROTO_NAMES =
      Map.of("assetId", "asset_id", "offerId", "offer_id", "priceCents", "price_cents");

  private FieldNames() {}

  /// A field under its JSON name or, as the gateway takes it too, under its proto name.
  public static JsonNode field(JsonNode row, String name) {
    JsonNode named = row.path(name);
    return named.isMissingNode() ? row.path(PROTO_NAMES.getOrDefault(name, name)) : named;
  }
}
