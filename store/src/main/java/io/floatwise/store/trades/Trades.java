package io.floatwise.store.trades;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import io.floatwise.store.journal.Head;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.JournalReading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The trades of all accounts of a place, made of their journals: in a file beside the journal, or
/// in a schema beside its schema. Any process may bring them up to date, also while another one
/// trades. Thread-safe.
public final class Trades implements AutoCloseable {

  /// Behind the name of the journals in a database.
  private static final String PART = "-trades";

  /// One writes, one is for upkeep.
  private static final int CONNECTIONS = 2;

  private final JournalReading journal;
  private final Database database;
  private final Database oneMoment;
  private final TradeTables tables;
  private final TradeReading reading;
  private final Projector projector;

  /// @param oneMoment the same database, where a transaction sees one moment
  private Trades(JournalReading journal, Database database, Database oneMoment) {
    this.journal = journal;
    this.database = database;
    this.oneMoment = oneMoment;
    this.tables = new TradeTables(database);
    this.reading = new TradeReading(oneMoment);
    this.projector = new Projector(journal, tables);
  }

  /// Opens the tables of `place`, and makes them if there are none.
  ///
  /// @param place that holds a journal
  /// @throws StorageException if there is no journal, or the tables cannot be written
  public static Trades open(JournalPlace place) {
    JournalReading journal = place.read();
    Optional<Trades> opened = Optional.empty();
    try {
      Optional<DatabaseUrl> url = place.inDatabase();
      opened =
          Optional.of(
              url.isPresent()
                  ? inPostgres(journal, url.get(), place.name() + PART)
                  : inFile(journal, place.folder()));
      return opened.get();
    } finally {
      if (opened.isEmpty()) {
        journal.close();
      }
    }
  }

  private static Trades inFile(JournalReading journal, Path folder) {
    Path file = folder.toAbsolutePath().normalize().resolve(DataDirectory.TRADES);
    Database database = SqliteDatabase.openShared(file, Tables.TRADES);
    return new Trades(journal, database, database);
  }

  private static Trades inPostgres(JournalReading journal, DatabaseUrl url, String part) {
    Database database = PostgresDatabase.open(url, part, Tables.TRADES, CONNECTIONS);
    boolean opened = false;
    try {
      var trades =
          new Trades(journal, database, PostgresDatabase.openToRead(url, part, Tables.TRADES));
      opened = true;
      return trades;
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /// Accounts whose rows are not at the end of their journals, by name.
  public List<String> behind() {
    Map<String, Head> done = tables.heads();
    return journal.heads().entrySet().stream()
        .filter(end -> !end.getValue().equals(done.get(end.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Brings every account to the end of its journal, and forgets those whose journal is gone.
  ///
  /// @throws StorageException if a journal cannot be trusted
  public synchronized void catchUp() {
    for (String account : behind()) {
      projector.catchUp(account, () -> true);
      projector.forget(account);
    }
    Set<String> gone = new HashSet<>(tables.heads().keySet());
    gone.removeAll(journal.accounts());
    for (String account : gone) {
      projector.takeBack(account);
      tables.forget(account);
    }
  }

  /// Brings one account to the end of its journal. What was read of it stays in memory, so that the
  /// next time is cheap.
  ///
  /// @param goOn asked between two steps
  /// @throws StorageException if the journal cannot be trusted
  public synchronized void catchUp(String account, BooleanSupplier goOn) {
    projector.catchUp(account, goOn);
  }

  /// Takes back everything and makes it anew.
  ///
  /// @throws StorageException if a journal cannot be trusted
  public synchronized void rebuild() {
    for (String account : tables.heads().keySet()) {
      projector.takeBack(account);
    }
    catchUp();
    upkeep();
  }

  /// Keeps the tables quick to read; nobody who writes waits for it. Only this program's own tables
  /// are touched, never a journal.
  ///
  /// @throws StorageException if the database does not do it
  public void upkeep() {
    try {
      database.upkeep(Tables.TRADES.names());
    } catch (SQLException e) {
      throw database.explain("their upkeep", e);
    }
  }

  /// Some trades, as far as the accounts were brought.
  public TradePage page(TradeQuery query) {
    return reading.page(query);
  }

  /// What came of each account, by name, as far as it was brought.
  public List<AccountRow> accounts() {
    return reading.accounts();
  }

  @Override
  public void close() {
    journal.close();
    database.close();
    if (oneMoment != database) {
      oneMoment.close();
    }
  }
}
