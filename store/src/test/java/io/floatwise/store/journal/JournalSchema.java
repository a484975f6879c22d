package io.floatwise.store.journal;

import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.Tables;

/// A part of a PostgreSQL database of a test.
///
/// @param argument its address, as `DATABASE_URL` says it
record JournalSchema(String argument) implements JournalSite {

  static final String PART = "live";

  /// How psql finds it.
  static final String SEARCH_PATH = "SET search_path = floatwise_live";

  Journals journals() {
    return new Journals(
        PostgresDatabase.open(DatabaseUrl.parse(argument), PART, Tables.JOURNAL, 8));
  }

  @Override
  public SqlJournal open() {
    return SqlJournal.alone(
        PostgresDatabase.open(DatabaseUrl.parse(argument), PART, Tables.JOURNAL, 2),
        JournalFolder.ACCOUNT);
  }
}
