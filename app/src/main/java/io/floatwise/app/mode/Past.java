package io.floatwise.app.mode;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.store.journal.SqlJournal;

/// What the journal says so far.
///
/// @param books as they were
/// @param changes what people changed of the limits
record Past(Portfolio books, LimitHistory changes) {

  /// @throws StorageException if the journal is of another mode, or cannot be trusted
  static Past of(Mode mode, SqlJournal journal) {
    var books = new Portfolio();
    var changes = new LimitHistory();
    journal.replay(entry -> {
      if (entry.fact() instanceof Fact.AccountOpened opened && !opened.mode().equals(mode.word())) {
        throw new StorageException(
            "expected a journal of mode %s, found one of mode %s; each mode keeps its own folder"
                .formatted(mode.word(), opened.mode()));
      }
      books.apply(entry);
      changes.apply(entry);
    });
    return new Past(books, changes);
  }
}
