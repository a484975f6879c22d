package io.floatwise.app.live;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import io.floatwise.core.schedule.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The latest sales that were read of each title, so that not every look reads them again. Not
/// thread-safe.
final class KeptSales {

  /// No look asks for older ones; a process that runs for months must not keep them all.
  private static final Duration KEPT = Duration.ofDays(1);

  private record Kept(List<Sale> sales, Instant at) {}

  private final Map<Title, Kept> kept = new HashMap<>();

  void keep(Title title, List<Sale> sales, Instant now) {
    kept.put(title, new Kept(sales, now));
  }

  Optional<List<Sale>> of(Title title) {
    return Optional.ofNullable(kept.get(title)).map(Kept::sales);
  }

  /// Whether sales are to be read for `look`.
  boolean areDue(Look look, Instant now) {
    Kept last = kept.get(look.title());
    return last == null || Duration.between(last.at(), now).compareTo(look.salesAge()) > 0;
  }

  void letOldGo(Instant now) {
    kept.values().removeIf(k -> Duration.between(k.at(), now).compareTo(KEPT) > 0);
  }
}
