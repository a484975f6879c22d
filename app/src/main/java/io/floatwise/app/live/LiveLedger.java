package io.floatwise.app.live;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Mark;
import io.floatwise.core.report.Overview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The ledger of a running bot, for whoever asks while it trades. Thread-safe.
public final class LiveLedger {

  private final Ledger ledger = new Ledger();

  synchronized void apply(Entry entry) {
    ledger.apply(entry);
  }

  synchronized Set<OfferId> ownOffers() {
    return Set.copyOf(ledger.books().ownOffers());
  }

  synchronized List<Lot> openLots() {
    return List.copyOf(ledger.books().openLots());
  }

  /// @param marks what is known of what an open lot would bring
  /// @param now market time; the last entry's, if that is later
  synchronized Overview overview(Function<Lot, Optional<Mark>> marks, Instant now) {
    Instant at = now.isBefore(ledger.at()) ? ledger.at() : now;
    return Overview.of(ledger, marks, at);
  }
}
