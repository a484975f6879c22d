package io.floatwise.store.trades;

import io.floatwise.store.database.Database;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.Tables;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresTradesTest extends TradesContract {

  private static Postgres postgres;

  @TempDir private Path temp;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  TradesSite site() {
    return new InSchema(postgres, postgres.database(), temp);
  }

  /// @param url as `DATABASE_URL` says it
  /// @param folder for what belongs to the journals
  record InSchema(Postgres postgres, String url, Path folder) implements TradesSite {

    @Override
    public JournalPlace place() {
      return new JournalPlace(folder, "live", Optional.of(DatabaseUrl.parse(url)));
    }

    @Override
    public Database database() {
      return PostgresDatabase.open(DatabaseUrl.parse(url), "live-trades", Tables.TRADES, 2);
    }

    @Override
    public Connection journals() throws SQLException {
      return in("floatwise_live");
    }

    @Override
    public Connection tables() throws SQLException {
      return in("floatwise_live_trades");
    }

    private Connection in(String schema) throws SQLException {
      Connection connection = postgres.connect(url);
      connection.setSchema(schema);
      return connection;
    }
  }
}
