package io.floatwise.sandbox.http;

import io.floatwise.core.item.Item;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.sandbox.wire.Cs2Title;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An asset as lists describe it in `attributes`.
///
/// @param unlocksAt end of its trade lock
/// @param now market time
/// @param status of the asset, for example `active`
record AssetRow(
    Item item, Custody custody, Optional<Instant> unlocksAt, Instant now, String status) {

  void write(Json out) {
    Cs2Title title = Cs2Title.of(item.title().name());
    boolean venue = custody == Custody.VENUE;
    boolean tradable = lockDays() == 0;
    out.put("id", item.id().value())
        .put("title", title.title())
        .put("name", title.name())
        .put("categoryPath", title.categoryPath())
        .put("gameId", Games.id(item.title().game()))
        .put("gameType", "steam")
        .put("provider", venue ? "CPU" : "ICS")
        .put("botId", venue ? "sandbox" : "")
        .put("depositor", "")
        .put("tradable", tradable)
        .put("withdrawable", venue && tradable)
        .put("type", kind())
        .put("status", status)
        .put("tradeLockDays", lockDays());
    locked()
        .ifPresentOrElse(
            until -> out.put("unlockDate", Moments.iso(until)), () -> out.putNull("unlockDate"));
    out.putObject("cs2", cs2 -> writeCs2(cs2, title));
  }

  private void writeCs2(Json out, Cs2Title title) {
    Optional<Wear> wear = item.attributes().wear();
    out.put("category", title.category())
        .put("exterior", title.exterior())
        .put("float", wear.map(Wear::toString).orElse(""))
        .put("paintSeed", item.attributes().paintSeed().orElse(0))
        .put("phase", item.attributes().phase().orElse(""))
        .put(
            "floatPart",
            wear.map(w -> FloatPart.of(w).wireName()).orElse("FLOAT_PART_UNSPECIFIED"));
  }

  /// What the filters of a list look at.
  Map<String, String> facets() {
    Cs2Title title = Cs2Title.of(item.title().name());
    Map<String, String> facets = new HashMap<>();
    facets.put("categoryPath", title.categoryPath());
    facets.put("exterior", title.exteriorWord());
    facets.put("category", title.categoryWord());
    facets.put("type", kind());
    facets.put("tradable", Boolean.toString(lockDays() == 0));
    facets.put("tradeLock", Long.toString(lockDays()));
    facets.put("phase", item.attributes().phase().orElse(""));
    facets.put("paintSeed", seed());
    facets.put(
        "floatPart",
        item.attributes()
            .wear()
            .map(w -> FloatPart.of(w).word().toLowerCase(Locale.ROOT))
            .orElse(""));
    return facets;
  }

  private String kind() {
    return custody == Custody.VENUE ? "dmarket" : "p2p";
  }

  private String seed() {
    return item.attributes().paintSeed().isPresent()
        ? Integer.toString(item.attributes().paintSeed().getAsInt())
        : "";
  }

  private Optional<Instant> locked() {
    return unlocksAt.filter(until -> until.isAfter(now));
  }

  private long lockDays() {
    return locked()
        .map(until -> Duration.between(now, until).plusDays(1).minusNanos(1).toDays())
        .orElse(0L);
  }
}
