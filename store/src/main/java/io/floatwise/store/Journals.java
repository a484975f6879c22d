package io.floatwise.store;

import io.floatwise.core.journal.JournalException;

/// The journals of many accounts in one database, written together. Thread-safe.
public final class Journals implements AutoCloseable {

  /// One writes for all who wait; the others open, replay and report.
  private static final int CONNECTIONS = 8;

  private final Database database;
  private final GroupCommit writer;

  private Journals(Database database) {
    this.database = database;
    this.writer = new GroupCommit(database);
  }

  /// Those in the file of a directory, which is made if there is none.
  ///
  /// @throws DataDirectoryException if another process has it
  /// @throws JournalException if it is not a database that this program can write
  public static Journals in(DataDirectory directory) {
    return new Journals(SqliteDatabase.open(directory));
  }

  /// Those in a PostgreSQL database, whose tables are made if there are none.
  ///
  /// @throws JournalException if it cannot be reached, is not ours, or does not keep what it
  ///   confirmed
  public static Journals in(DatabaseUrl url) {
    return new Journals(PostgresDatabase.open(url, CONNECTIONS));
  }

  /// Opens the journal of `account`, beginning one if there is none. It is closed with these at the
  /// latest.
  ///
  /// @param account any text that is not blank
  /// @throws JournalException if its end cannot be trusted
  public SqlJournal open(String account) {
    SqlJournal.requireName(account);
    return new SqlJournal(database, writer, false, account);
  }

  @Override
  public void close() {
    database.close();
  }
}
