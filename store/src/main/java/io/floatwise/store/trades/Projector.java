package io.floatwise.store.trades;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.journal.Head;
import io.floatwise.store.journal.JournalReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Brings the rows of accounts to the end of their journals. Several projectors may work on one
/// account: each step is written only where the rows are still as it found them, and both would
/// write the same. Rows that the journal does not confirm are taken back and made anew. Not
/// thread-safe.
final class Projector {

  /// Entries in one transaction.
  private static final int STEP = 2_000;

  /// Rows taken back in one transaction.
  private static final int ROWS = 20_000;

  private final JournalReading journal;
  private final TradeTables tables;
  private final Map<String, Fold> folds = new HashMap<>();

  Projector(JournalReading journal, TradeTables tables) {
    this.journal = journal;
    this.tables = tables;
  }

  /// Brings `account` to the end of its journal.
  ///
  /// @param goOn asked between two steps; the rest is left to the next time when it says no
  /// @throws StorageException if the journal cannot be trusted
  void catchUp(String account, BooleanSupplier goOn) {
    boolean atEnd = false;
    while (!atEnd && goOn.getAsBoolean()) {
      atEnd = step(account, STEP);
    }
  }

  /// Takes back all rows of `account`.
  void takeBack(String account) {
    folds.remove(account);
    boolean none = false;
    while (!none) {
      none = tables.takeBack(account, ROWS);
    }
  }

  /// Frees what is kept in memory of `account`, which is what makes the next step cheap.
  void forget(String account) {
    folds.remove(account);
  }

  /// @param most entries
  /// @return whether the rows were at the end of the journal
  boolean step(String account, int most) {
    Optional<Head> begun = tables.head(account);
    if (begun.isEmpty()) {
      tables.begin(account);
      return false;
    }
    Head done = begun.get();
    if (!journal.hasPassed(account, done)) {
      folds.remove(account);
      tables.takeBack(account, ROWS);
      return false;
    }
    Fold fold = at(account, done);
    Head end = follow(account, fold, most);
    if (end.equals(done)) {
      return true;
    }
    if (tables.advance(done, end, fold.account(), fold.changed())) {
      fold.written();
    }
    return false;
  }

  /// The account as it was at `done`.
  private Fold at(String account, Head done) {
    Fold fold = folds.get(account);
    if (fold == null
        || fold.head().seq() > done.seq()
        || !journal.hasPassed(account, fold.head())) {
      fold = new Fold(account);
      folds.put(account, fold);
    }
    if (!fold.head().equals(done)) {
      while (fold.head().seq() < done.seq()) {
        Head before = fold.head();
        follow(account, fold, Math.min(STEP, done.seq() - before.seq()));
        if (fold.head().equals(before)) {
          throw new StorageException(
              "account %s: expected entry %d of its journal, found the end after %d; start again"
                  .formatted(account, done.seq(), before.seq()));
        }
      }
      fold.written();
    }
    return fold;
  }

  private Head follow(String account, Fold fold, long most) {
    boolean taken = false;
    try {
      fold.reached(journal.follow(account, fold.head(), most, fold::apply));
      taken = true;
      return fold.head();
    } catch (IllegalStateException e) {
      throw new StorageException(
          "account %s: expected entries that follow from those before them, found: %s"
              .formatted(account, e.getMessage()),
          e);
    } finally {
      if (!taken) {
        folds.remove(account);
      }
    }
  }
}
