package io.floatwise.dmarket.wire;

import java.util.Map;
import java.util.TreeMap;

/// Items wanted at one price. `GET /marketplace-api/v1/targets-by-title/{game}/{title}`, in cents.
///
/// @param amount items wanted
/// @param attributes what is asked of the item, by name, as the venue spells both; `any` where it
///   does not matter. What is no text or number stands as JSON: it must not be overlooked
public record OrderRow(int amount, Cents price, String title, Map<String, String> attributes) {

  public OrderRow {
    attributes = Map.copyOf(attributes);
  }

  public static OrderRow read(Json json) {
    Map<String, String> attributes = new TreeMap<>();
    json.optionalObject("attributes")
        .ifPresent(object ->
            object.members().forEach(e -> attributes.put(e.getKey(), e.getValue().asText())));
    return new OrderRow(json.count("amount"), json.cents("price"), json.text("title"), attributes);
  }
}
