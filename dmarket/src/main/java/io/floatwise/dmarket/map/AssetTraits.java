package io.floatwise.dmarket.map;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.dmarket.wire.AssetDetails;
import io.floatwise.dmarket.wire.AssetRow;
import io.floatwise.dmarket.wire.SaleRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the venue says of an asset, as [Attributes]. It says it of CS2 as recorded; that the other
/// games have an object of their own, and the names of its fields, is inferred, so whatever is not
/// there or misshapen stays unknown.
final class AssetTraits {

  private static final int MAX_PAINT_SEED = 1000;

  private static final Map<Trait, String> CS2 =
      Map.ofEntries(
          Map.entry(Trait.CATEGORY, "category"),
          Map.entry(Trait.EXTERIOR, "exterior"),
          Map.entry(Trait.FLOAT_PART, "floatPart"),
          Map.entry(Trait.COLLECTION, "collection"),
          Map.entry(Trait.STICKER, "stickers"),
          Map.entry(Trait.CHARM, "charms"),
          Map.entry(Trait.PAINT_INDEX, "paintIndex"),
          Map.entry(Trait.FADE, "fadePercent"),
          Map.entry(Trait.QUALITY, "quality"),
          Map.entry(Trait.TYPE, "itemType"));

  private static final Map<Trait, String> DOTA2 =
      Map.of(
          Trait.HERO, "hero",
          Trait.QUALITY, "quality",
          Trait.RARITY, "rarity",
          Trait.TYPE, "itemType",
          Trait.GEM, "gems",
          Trait.STYLE, "styles");

  private static final Map<Trait, String> TF2 =
      Map.of(
          Trait.CLASS, "class",
          Trait.QUALITY, "quality",
          Trait.KILLSTREAK, "killstreak",
          Trait.EXTERIOR, "exterior",
          Trait.COLLECTION, "collection",
          Trait.TYPE, "itemType",
          Trait.EFFECT, "effect",
          Trait.AUSTRALIUM, "australium",
          Trait.CRAFT_NUMBER, "craftNumber",
          Trait.CRAFTABLE, "isCraftable");

  private static final Map<Trait, String> RUST =
      Map.of(Trait.CATEGORY, "category", Trait.TYPE, "itemType", Trait.GLOW, "glow");

  private static final Map<Trait, String> SALE =
      Map.of(Trait.STICKER, "stickers", Trait.CHARM, "charms");

  private AssetTraits() {}

  static Attributes of(Game game, AssetRow row) {
    return switch (game) {
      case CS2 ->
          attributes(
              row.wear(),
              row.paintSeed(),
              row.phase(),
              row.details().cs2().map(d -> features(d.all(), CS2)));
      case DOTA2 -> other(row.details().dota2().map(d -> features(d.all(), DOTA2)));
      case TF2 -> {
        Optional<AssetDetails> details = row.details().tf2().map(AssetDetails.Tf2::all);
        yield attributes(
            details.flatMap(d -> d.decimal("float")),
            Optional.empty(),
            Optional.empty(),
            details.map(d -> features(d, TF2)));
      }
      case RUST -> other(row.details().rust().map(d -> features(d.all(), RUST)));
    };
  }

  static Attributes of(SaleRow row) {
    return attributes(
        row.wear(), row.paintSeed(), row.phase(), row.details().map(d -> features(d, SALE)));
  }

  private static Attributes other(Optional<Map<Trait, Feature>> traits) {
    return attributes(Optional.empty(), Optional.empty(), Optional.empty(), traits);
  }

  /// The venue writes a paint seed of 0 where there is none; only things with wear have one.
  private static Attributes attributes(
      Optional<BigDecimal> wear,
      Optional<Integer> paintSeed,
      Optional<String> phase,
      Optional<Map<Trait, Feature>> traits) {
    Optional<Wear> worn =
        wear.filter(w -> w.signum() >= 0 && w.compareTo(BigDecimal.ONE) <= 0)
            .map(w -> Wear.ofDecimal(w.toPlainString()));
    Optional<Integer> seed =
        paintSeed.filter(s -> s <= MAX_PAINT_SEED && (s > 0 || worn.isPresent()));
    return new Attributes(
        worn,
        seed.map(OptionalInt::of).orElse(OptionalInt.empty()),
        phase.flatMap(text -> Words.of(Trait.PHASE, text)),
        traits.orElse(Map.of()));
  }

  private static Map<Trait, Feature> features(AssetDetails details, Map<Trait, String> fields) {
    Map<Trait, Feature> features = new EnumMap<>(Trait.class);
    fields.forEach((trait, field) ->
        feature(trait, details, field).ifPresent(feature -> features.put(trait, feature)));
    return features;
  }

  private static Optional<Feature> feature(Trait trait, AssetDetails details, String field) {
    return switch (trait.kind()) {
      case WORD -> details.text(field).flatMap(text -> Words.of(trait, text)).map(Feature::word);
      case WORDS ->
          details
              .names(field)
              .filter(names -> names.stream().noneMatch(String::isBlank))
              .map(Feature::words);
      case NUMBER ->
          trait == Trait.FADE
              ? details.decimal(field).flatMap(AssetTraits::basisPoints)
              : details.count(field).map(Feature::number);
      case FLAG -> details.flag(field).map(Feature::flag);
    };
  }

  private static Optional<Feature> basisPoints(BigDecimal percent) {
    return Optional.of(percent)
        .filter(p -> p.signum() >= 0 && p.compareTo(BigDecimal.valueOf(100)) <= 0)
        .map(p -> p.movePointRight(2).setScale(0, RoundingMode.DOWN).longValueExact())
        .map(Feature::number);
  }
}
