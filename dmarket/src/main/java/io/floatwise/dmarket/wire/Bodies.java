package io.floatwise.dmarket.wire;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.request.GameCode;
import io.floatwise.dmarket.request.OfferType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  public record Purchase(String offerId, Cents price, OfferType type) {}

  /// An asset to put up for sale.
  public record NewOffer(String assetId, Cents price) {}

  /// A new price for an offer.
  public record OfferChange(String offerId, Cents price) {}

  /// A target for `amount` (1 to 100) items of any kind, or of a narrower one.
  public record NewTarget(
      String title, int amount, Dollars price, Optional<TargetAttributes> attributes) {
    public NewTarget {
      if (amount < 1 || amount > 100) {
        throw new IllegalArgumentException("amount: expected 1 to 100, found " + amount);
      }
    }

    /// Any item of the title.
    public static NewTarget of(String title, int amount, Dollars price) {
      return new NewTarget(title, amount, price, Optional.empty());
    }
  }

  /// What a wanted item must be; what is empty does not matter.
  ///
  /// @param floatPart for example `FT-0`
  /// @param phase for example `phase-1`, `ruby`
  public record TargetAttributes(
      Optional<String> floatPart, Optional<String> phase, Optional<Integer> paintSeed) {}

  /// An item to take out of the venue.
  public record Withdrawal(String assetId, Game game, String classId) {}

  public static String aggregatedPrices(Game game, List<String> titles, int limit, String cursor) {
    ObjectNode body = MAPPER.createObjectNode();
    ObjectNode filter = body.putObject("filter").put("game", GameCode.of(game));
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
          row.put("type", purchase.type().word());
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

  public static String newTargets(Game game, List<NewTarget> targets) {
    ObjectNode body = MAPPER.createObjectNode().put("GameID", GameCode.of(game));
    for (NewTarget target : targets) {
      ObjectNode row = body.withArray("Targets").addObject();
      row.put("Amount", Integer.toString(target.amount()));
      row.putObject("Price").put("Currency", "USD").put("Amount", target.price().onWire());
      row.put("Title", target.title());
      target.attributes().ifPresent(wanted -> attributes(row.putObject("Attrs"), wanted));
    }
    return text(body);
  }

  private static void attributes(ObjectNode attrs, TargetAttributes wanted) {
    attrs.put("floatPartValue", wanted.floatPart().orElse(""));
    attrs.put("phase", wanted.phase().orElse(""));
    wanted
        .paintSeed()
        .ifPresentOrElse(seed -> attrs.put("paintSeed", seed), () -> attrs.putNull("paintSeed"));
  }

  public static String targetsToDelete(List<String> targetIds) {
    return rows("Targets", targetIds, (id, row) -> row.put("TargetID", id));
  }

  public static String inventorySync(Game game) {
    return text(
        MAPPER.createObjectNode().put("Type", "Inventory").put("GameID", GameCode.nameOf(game)));
  }

  public static String deposit(List<String> inGameAssetIds) {
    ObjectNode body = MAPPER.createObjectNode();
    inGameAssetIds.forEach(body.putArray("AssetID")::add);
    return text(body);
  }

  public static String withdrawals(List<Withdrawal> assets, UUID requestId) {
    ObjectNode body = MAPPER.createObjectNode();
    for (Withdrawal asset : assets) {
      body.withArray("assets")
          .addObject()
          .put("id", asset.assetId())
          .put("gameId", GameCode.of(asset.game()))
          .put("classId", asset.classId());
    }
    return text(body.put("requestId", requestId.toString()));
  }

  public static String timeLimits(Title title) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("ItemTitle", title.name()).put("GameID", GameCode.of(title.game()));
    body.putObject("AttributesV2");
    return text(body);
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
