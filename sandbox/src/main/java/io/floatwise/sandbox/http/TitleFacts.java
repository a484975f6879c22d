package io.floatwise.sandbox.http;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.sandbox.catalog.Cs2Details;
import io.floatwise.sandbox.catalog.Dota2Title;
import io.floatwise.sandbox.catalog.RustTitle;
import io.floatwise.sandbox.catalog.Tf2Title;
import io.floatwise.sandbox.wire.Cs2Title;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// What a title says about its assets, read once for each title. Thread-safe. The sub-objects of
/// games other than CS2 are inferred by analogy.
///
/// @param name without what the other attributes say
/// @param object name of the game's sub-object in `attributes`
/// @param facets what filters see, in lower case
/// @param writer writes the sub-object of an asset
record TitleFacts(
    String name,
    String categoryPath,
    String object,
    Map<String, String> facets,
    BiConsumer<Json, Attributes> writer) {

  private static final Map<Title, TitleFacts> KNOWN = new ConcurrentHashMap<>();

  /// @param title one that the market has: each is remembered
  static TitleFacts of(Title title) {
    return KNOWN.computeIfAbsent(title, TitleFacts::read);
  }

  private static TitleFacts read(Title title) {
    return switch (title.game()) {
      case CS2 -> cs2(Cs2Title.of(title.name()));
      case DOTA2 -> dota2(Dota2Title.of(title.name()));
      case TF2 -> tf2(Tf2Title.of(title.name()));
      case RUST -> rust(RustTitle.of(title.name()));
    };
  }

  private static TitleFacts cs2(Cs2Title title) {
    String collection = Cs2Details.collection(title.title());
    return facts(
        title.name(),
        title.categoryPath(),
        "cs2",
        Map.of(
            "exterior", title.exteriorWord(),
            "category", title.categoryWord(),
            "collection", collection),
        (out, asset) -> writeCs2(out, title, collection, asset));
  }

  private static void writeCs2(Json out, Cs2Title title, String collection, Attributes asset) {
    Optional<Wear> wear = asset.wear();
    int billionths = wear.map(Wear::billionths).orElse(-1);
    int seed = asset.paintSeed().orElse(-1);
    out.put("category", title.category())
        .put("exterior", title.exterior())
        .put("float", wear.map(Wear::toString).orElse(""))
        .put("paintSeed", asset.paintSeed().orElse(0))
        .put("phase", asset.phase().orElse(""))
        .put(
            "floatPart", wear.map(w -> FloatPart.of(w).wireName()).orElse("FLOAT_PART_UNSPECIFIED"))
        .putStrings("collection", collection.isEmpty() ? List.of() : List.of(collection))
        .putRows(
            "stickers",
            Cs2Details.stickers(billionths, seed),
            (row, sticker) -> row.put("name", sticker).put("image", ""))
        .putRows(
            "charms",
            Cs2Details.charm(billionths, seed).stream().toList(),
            (row, charm) -> row.put("name", charm).put("image", ""))
        .put("proskin", false);
    Cs2Details.fade(title.title(), billionths, seed)
        .ifPresent(fade -> out.put("fadePercent", tenths(fade)));
  }

  private static TitleFacts dota2(Dota2Title title) {
    return facts(
        title.name(),
        title.categoryPath(),
        "dota2",
        Map.of(
            "hero", title.hero(),
            "quality", title.quality(),
            "rarity", title.rarity(),
            "itemType", title.type()),
        (out, _) ->
            out.put("hero", title.hero())
                .put("quality", title.quality())
                .put("rarity", title.rarity())
                .put("itemType", title.type()));
  }

  private static TitleFacts tf2(Tf2Title title) {
    return facts(
        title.name(),
        title.categoryPath(),
        "tf2",
        Map.of(
            "class", title.role(),
            "quality", title.quality(),
            "killstreak", title.killstreak(),
            "exterior", title.exterior(),
            "collection", title.collection()),
        (out, asset) ->
            out.put("class", title.role())
                .put("quality", title.quality())
                .put("killstreak", title.killstreak())
                .put("isCraftable", Tf2Title.isCraftable(asset.paintSeed().orElse(0)))
                .put("exterior", title.exterior())
                .put("float", asset.wear().map(Wear::toString).orElse(""))
                .put("collection", title.collection()));
  }

  private static TitleFacts rust(RustTitle title) {
    return facts(
        title.title(),
        title.categoryPath(),
        "rust",
        Map.of("category", title.category(), "itemType", title.item()),
        (out, _) -> out.put("category", title.category()).put("itemType", title.item()));
  }

  private static TitleFacts facts(
      String name,
      String path,
      String object,
      Map<String, String> facets,
      BiConsumer<Json, Attributes> writer) {
    Map<String, String> lower =
        facets.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toLowerCase(Locale.ROOT)));
    lower.put("categoryPath", path);
    return new TitleFacts(name, path, object, Map.copyOf(lower), writer);
  }

  static String tenths(int number) {
    return number / 10 + "." + number % 10;
  }
}
