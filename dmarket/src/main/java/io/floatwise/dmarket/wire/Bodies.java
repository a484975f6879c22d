package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The request bodies, each built once as the text that is signed and sent.
public final class Bodies {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Bodies() {}

  /// An offer at the price at which it was seen.
  public record Purchase(String offerId, Cents price) {}

  /// An asset to put up for sale.
  public record NewOffer(String assetId, Cents price) {}

  /// A new price for an offer.
  public record OfferChange(String offerId, Cents price) {}

  /// A target for `amount` (1 to 100) items.
  public record NewTarget(String title, int amount, Dollars price) {}

  public static String aggregatedPrices(
      String gameId, List<String> titles, int limit, String cursor) {
    ObjectNode body = MAPPER.createObjectNode();
    ObjectNode filter = body.putObject("filter").put("game", gameId);
    if (!titles.isEmpty()) {
      titles.forEach(filter.putArray("titles")::add);
    }
    return text(body.put("limit", Integer.toString(limit)).put("cursor", cursor));
  }

  public static String purchases(List<Purchase> purchases) {
    return rows(
        "offers",
        purchases,
        (purchase, row) -> {
          row.put("offerId", purchase.offerId());
          row.putObject("price")
              .put("amount", Long.toString(purchase.price().value()))
              .put("currency", "USD");
          row.put("type", "dmarket");
        });
  }

  public static String newOffers(List<NewOffer> offers) {
    return rows(
        "requests",
        offers,
        (offer, row) ->
            row.put("assetId", offer.assetId()).put("priceCents", offer.price().value()));
  }

  public static String offerChanges(List<OfferChange> changes) {
    return rows(
        "requests",
        changes,
        (change, row) ->
            row.put("offerId", change.offerId()).put("priceCents", change.price().value()));
  }

  public static String offersToDelete(List<String> offerIds) {
    return rows("requests", offerIds, (id, row) -> row.put("offerId", id));
  }

  public static String newTargets(String gameId, List<NewTarget> targets) {
    ObjectNode body = MAPPER.createObjectNode().put("GameID", gameId);
    for (NewTarget target : targets) {
      ObjectNode row = body.withArray("Targets").addObject();
      row.put("Amount", Integer.toString(target.amount()));
      row.putObject("Price").put("Currency", "USD").put("Amount", target.price().onWire());
      row.put("Title", target.title());
    }
    return text(body);
  }

  public static String targetsToDelete(List<String> targetIds) {
    return rows("Targets", targetIds, (id, row) -> row.put("TargetID", id));
  }

  private static <T> String rows(String name, List<T> values, BiConsumer<T, ObjectNode> fill) {
    ObjectNode body = MAPPER.createObjectNode();
    for (T value : values) {
      fill.accept(value, body.withArray(name).addObject());
    }
    return text(body);
  }

  private static String text(ObjectNode body) {
    return MAPPER.writeValueAsString(body);
  }
}
