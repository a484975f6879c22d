package io.floatwise.sandbox.http;

import io.floatwise.core.item.Item;
import io.floatwise.core.market.Custody;
import io.floatwise.sandbox.wire.Facets;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An asset as lists describe it in `attributes`.
///
/// @param unlocksAt end of its trade lock
/// @param now market time
/// @param status of the asset, for example `active`
record AssetRow(
    Item item, Custody custody, Optional<Instant> unlocksAt, Instant now, String status) {

  void write(Json out) {
    TitleFacts facts = TitleFacts.of(item.title());
    boolean venue = custody == Custody.VENUE;
    boolean tradable = locked().isEmpty();
    out.put("id", item.id().value())
        .put("title", item.title().name())
        .put("name", facts.name())
        .put("categoryPath", facts.categoryPath())
        .put("gameId", Games.id(item.title().game()))
        .put("gameType", "steam")
        .put("provider", venue ? "CPU" : "ICS")
        .put("botId", venue ? "sandbox" : "")
        .put("depositor", "")
        .put("tradable", tradable)
        .put("withdrawable", venue && tradable)
        .put("type", AssetFacets.kind(custody))
        .put("status", status);
    locked()
        .map(until -> Duration.between(now, until).toDays())
        .filter(days -> days > 0)
        .ifPresent(days -> out.put("tradeLockDays", days));
    locked()
        .ifPresentOrElse(
            until -> out.put("unlockDate", Moments.iso(until)), () -> out.putNull("unlockDate"));
    out.putObject(facts.object(), game -> facts.writer().accept(game, item.attributes()));
  }

  /// What the filters of a list look at.
  Facets facets() {
    return new AssetFacets(
        item.title(),
        item.attributes(),
        custody,
        locked().map(until -> Duration.between(now, until)));
  }

  private Optional<Instant> locked() {
    return unlocksAt.filter(until -> until.isAfter(now));
  }
}
