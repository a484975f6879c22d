package io.floatwise.core.report;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sales matched with acquisitions: first in, first out among identical items, which are those of
/// one title and with equal attributes. An item with a float of its own has no other like it.
public final class Disposals {

  private static final Comparator<Disposal> BY_TIME =
      Comparator.comparing((Disposal d) -> d.sale().soldAt())
          .thenComparingLong(d -> d.sale().seq());

  private Disposals() {}

  private record Kind(Title title, Attributes attributes) {}

  /// Every sale that stands, in the order of time. A sale that was rolled back never happened, and
  /// the item that came back is the one that was acquired at first.
  public static List<Disposal> of(Ledger ledger) {
    Map<Kind, List<Lot>> kinds = new HashMap<>();
    for (Lot lot : ledger.books().lots()) {
      if (counts(lot.state())) {
        var kind = new Kind(lot.title(), lot.item().attributes());
        kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(lot);
      }
    }
    var disposals = new ArrayList<Disposal>();
    kinds.values().forEach(lots -> match(ledger, lots, disposals));
    disposals.sort(BY_TIME);
    return List.copyOf(disposals);
  }

  /// Those whose sale fell into `year` where the clock shows the time of `zone`.
  public static List<Disposal> of(Ledger ledger, Year year, ZoneId zone) {
    return of(ledger).stream()
        .filter(d -> Year.from(d.sale().soldAt().atZone(zone)).equals(year))
        .toList();
  }

  /// What was taken away or given back was never there to be sold.
  private static boolean counts(LotState state) {
    return switch (state) {
      case LotState.Held _, LotState.Listed _, LotState.Sold _, LotState.Settled _ -> true;
      case LotState.Reverted _, LotState.Returned _, LotState.Withdrawn _ -> false;
    };
  }

  private static void match(Ledger ledger, List<Lot> lots, List<Disposal> into) {
    var waiting = new ArrayList<>(lots);
    waiting.sort(Comparator.comparing((Lot l) -> ledger.origin(l).since()).thenComparing(Lot::id));
    List<Lot> sold = lots.stream().filter(l -> !l.isOpen()).toList();
    var sales = new ArrayList<>(sold);
    sales.sort(
        Comparator.comparing((Lot l) -> sale(ledger, l).soldAt())
            .thenComparingLong(l -> sale(ledger, l).seq()));
    for (Lot lot : sales) {
      Sale sale = sale(ledger, lot);
      Lot taken = first(ledger, waiting, lot, sale.soldAt());
      waiting.remove(taken);
      into.add(new Disposal(lot, sale, taken, ledger.origin(taken).since()));
    }
  }

  /// The first that was there when it was sold. The lot that was sold itself was, even where the
  /// venue's whole seconds say otherwise; if another sale took it, the one in its place was.
  private static Lot first(Ledger ledger, List<Lot> waiting, Lot sold, Instant soldAt) {
    return waiting.stream()
        .filter(l -> !ledger.origin(l).since().isAfter(soldAt) || l.equals(sold))
        .findFirst()
        .orElseGet(waiting::getFirst);
  }

  private static Sale sale(Ledger ledger, Lot lot) {
    return ledger.sale(lot.id()).orElseThrow();
  }
}
