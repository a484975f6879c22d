package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import java.time.Instant;
import java.util.List;

/// What became of an account.
///
/// @param worth at the end
/// @param books at the end
/// @param journal every entry
/// @param purchases when something was bought, one time for each item
/// @param differences lines on which the books and the exchange's ledger differ
/// @param reads titles that were looked at closely
/// @param seen what it was shown
record Life(
    Worth worth,
    Portfolio books,
    List<Entry> journal,
    List<Instant> purchases,
    List<Statement.Difference> differences,
    long reads,
    Seen seen) {

  Money result() {
    return worth.atExit().minus(Scene.STAKE);
  }
}
