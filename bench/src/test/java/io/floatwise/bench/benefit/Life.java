package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What became of an account.
///
/// @param worth at the end
/// @param books at the end
/// @param journal every entry
/// @param purchases when an offer was bought, one time for each item
/// @param fills when a target was filled, one time for each item
/// @param differences lines on which the books and the exchange's ledger differ
/// @param reads titles that were looked at closely
/// @param seen what it was shown
record Life(
    Worth worth,
    Portfolio books,
    List<Entry> journal,
    List<Instant> purchases,
    List<Instant> fills,
    List<Statement.Difference> differences,
    long reads,
    Seen seen) {

  /// When something came in, in order, one time for each item.
  List<Instant> acquisitions() {
    return Stream.concat(purchases.stream(), fills.stream()).sorted().toList();
  }

  Money result() {
    return worth.atExit().minus(Scene.STAKE);
  }
}
