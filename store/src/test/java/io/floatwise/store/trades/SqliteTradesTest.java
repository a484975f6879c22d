package io.floatwise.store.trades;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import io.floatwise.store.journal.JournalPlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class SqliteTradesTest extends TradesContract {

  @TempDir private Path temp;

  @Override
  TradesSite site() {
    return new InFolder(temp.resolve("live"));
  }

  /// @param folder of the journals
  record InFolder(Path folder) implements TradesSite {

    @Override
    public JournalPlace place() {
      return new JournalPlace(folder, "live", Optional.empty());
    }

    @Override
    public Database database() {
      return SqliteDatabase.openShared(folder.resolve(DataDirectory.TRADES), Tables.TRADES);
    }

    @Override
    public Connection journals() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(DataDirectory.JOURNAL));
    }

    @Override
    public Connection tables() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(DataDirectory.TRADES));
    }
  }
}
