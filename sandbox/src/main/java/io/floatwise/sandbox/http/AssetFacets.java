package io.floatwise.sandbox.http;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.sandbox.catalog.Cs2Details;
import io.floatwise.sandbox.catalog.Tf2Title;
import io.floatwise.sandbox.wire.Facets;
import io.floatwise.sandbox.wire.FloatPart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What filters see of one asset: what its title says and what is its own. Nothing is worked out
/// that no filter asks for.
///
/// @param lock how long its trade lock still runs; empty without one
record AssetFacets(Title title, Attributes attributes, Custody custody, Optional<Duration> lock)
    implements Facets {

  @Override
  public Optional<List<String>> of(String key) {
    Optional<List<String>> own =
        switch (key) {
          case "type" -> one(kind(custody));
          case "tradable" -> one(Boolean.toString(lock.isEmpty()));
          case "tradeLock" -> one(Long.toString(lock.map(Duration::toDays).orElse(0L)));
          default ->
              switch (title.game()) {
                case CS2 -> ofCs2(key);
                case TF2 -> ofTf2(key);
                case DOTA2, RUST -> Optional.empty();
              };
        };
    return own.isPresent() ? own : Facets.of(TitleFacts.of(title).facets()).of(key);
  }

  /// As rows spell who holds the asset.
  static String kind(Custody custody) {
    return custody == Custody.VENUE ? "dmarket" : "p2p";
  }

  private Optional<List<String>> ofCs2(String key) {
    int wear = attributes.wear().map(Wear::billionths).orElse(-1);
    int seed = attributes.paintSeed().orElse(-1);
    return switch (key) {
      case "phase" -> Optional.of(attributes.phase().stream().toList());
      case "paintSeed" -> seed < 0 ? Optional.of(List.of()) : one(Integer.toString(seed));
      case "floatPart" ->
          Optional.of(attributes.wear().stream().map(w -> lower(FloatPart.of(w).word())).toList());
      case "sticker" ->
          Optional.of(Cs2Details.stickers(wear, seed).stream().map(AssetFacets::lower).toList());
      case "charmName" ->
          Optional.of(Cs2Details.charm(wear, seed).stream().map(AssetFacets::lower).toList());
      case "charmExists" -> one(Boolean.toString(Cs2Details.charm(wear, seed).isPresent()));
      case "isProskin" -> one("false");
      case "fadePercent" ->
          Optional.of(
              Cs2Details.fade(title.name(), wear, seed).stream().map(TitleFacts::tenths).toList());
      default -> Optional.empty();
    };
  }

  private Optional<List<String>> ofTf2(String key) {
    boolean craftable = Tf2Title.isCraftable(attributes.paintSeed().orElse(0));
    return key.equals("isCraftable") ? one(Boolean.toString(craftable)) : Optional.empty();
  }

  private static Optional<List<String>> one(String value) {
    return Optional.of(List.of(value));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
