package io.floatwise.store.journal;

import io.floatwise.store.database.SqliteDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Statement by statement, because a statement costs nearly nothing here.
record SqliteGroupWriter(SqliteDatabase database) implements GroupWriter {

  private static final String ADVANCE =
      "UPDATE account SET seq = ?, chain = ?"
          + " WHERE account = ? AND seq = ? AND chain = ? AND token = ?";
  private static final String INSERT =
      "INSERT INTO journal (account, seq, at, version, kind, body, chain)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  @Override
  public List<Append> write(List<Append> group) throws SQLException {
    return database.transact(connection -> write(connection, group));
  }

  private static List<Append> write(Connection connection, List<Append> group) throws SQLException {
    var written = new ArrayList<Append>();
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Append append : group) {
        if (advance(append, advance)) {
          insert(append, insert);
          written.add(append);
        }
      }
    }
    return written;
  }

  private static boolean advance(Append append, PreparedStatement advance) throws SQLException {
    advance.setLong(1, append.end.seq());
    advance.setString(2, append.end.chain());
    advance.setString(3, append.account);
    advance.setLong(4, append.from.seq());
    advance.setString(5, append.from.chain());
    advance.setLong(6, append.token);
    return advance.executeUpdate() == 1;
  }

  private static void insert(Append append, PreparedStatement insert) throws SQLException {
    for (int i = 0; i < append.rows.size(); i++) {
      Row row = append.rows.get(i);
      insert.setString(1, append.account);
      insert.setLong(2, row.seq());
      insert.setString(3, row.at());
      insert.setInt(4, row.version());
      insert.setString(5, row.kind());
      insert.setString(6, row.body());
      insert.setString(7, append.chains.get(i));
      insert.executeUpdate();
    }
  }
}
