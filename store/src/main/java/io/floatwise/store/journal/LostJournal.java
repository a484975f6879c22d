package io.floatwise.store.journal;

import java.sql.SQLException;

/// The journal does not end where its writer left it, or was opened by a later one.
final class LostJournal extends SQLException {
  private static final long serialVersionUID = 1;

  LostJournal() {
    super("another writer has the journal; stop it, then restart");
  }
}
