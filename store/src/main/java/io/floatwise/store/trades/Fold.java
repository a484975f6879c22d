package io.floatwise.store.trades;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Sale;
import io.floatwise.core.trade.LotId;
import io.floatwise.store.journal.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ledger of one account and which of its lots changed since they were last written. Not
/// thread-safe.
final class Fold {

  private final String account;
  private final Ledger ledger = new Ledger();
  private final Map<LotId, Seen> written = new HashMap<>();
  private Head head = Head.EMPTY;

  /// A row says nothing that is not in these two, and both are replaced when they change.
  private record Seen(Lot lot, Optional<Sale> sale) {
    boolean isOf(Lot other, Optional<Sale> otherSale) {
      return lot.equals(other) && sale.equals(otherSale);
    }
  }

  Fold(String account) {
    this.account = account;
  }

  /// The moment up to which entries were taken over.
  Head head() {
    return head;
  }

  void apply(Entry entry) {
    ledger.apply(entry);
  }

  /// All entries up to there were applied.
  void reached(Head moment) {
    head = moment;
  }

  AccountRow account() {
    return AccountRow.of(account, ledger);
  }

  /// Lots that are not as they were written last, oldest first.
  List<TradeRow> changed() {
    var rows = new ArrayList<TradeRow>();
    for (Lot lot : ledger.books().lots()) {
      Seen before = written.get(lot.id());
      if (before == null || !before.isOf(lot, ledger.sale(lot.id()))) {
        rows.add(TradeRow.of(account, ledger, lot));
      }
    }
    return rows;
  }

  /// Every lot is written as it is now.
  void written() {
    for (Lot lot : ledger.books().lots()) {
      written.put(lot.id(), new Seen(lot, ledger.sale(lot.id())));
    }
  }
}
