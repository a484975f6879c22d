package io.floatwise.store.journal;

import io.floatwise.store.database.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// All in one statement that commits by itself, because each question costs a way to the server and
/// back: it moves the ends of the journals that nobody else moved, and inserts the rows of those.
record PostgresGroupWriter(PostgresDatabase database) implements GroupWriter {

  private static final String WRITE =
      """
      WITH moved AS (
        UPDATE account AS a SET seq = g.last, chain = g.chain
        FROM unnest(?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])
          AS g (n, account, last, chain, first, before, token)
        WHERE a.account = g.account AND a.seq = g.first AND a.chain = g.before AND a.token = g.token
        RETURNING g.n),
      written AS (
        INSERT INTO journal (account, seq, at, version, kind, body, chain)
        SELECT r.account, r.seq, r.at, r.version, r.kind, r.body, r.chain
        FROM unnest(?::int[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
          AS r (n, account, seq, at, version, kind, body, chain)
        WHERE r.n IN (SELECT n FROM moved))
      SELECT n FROM moved\
      """;

  @Override
  public List<Append> write(List<Append> group) throws SQLException {
    return database.atOnce(connection -> write(connection, group));
  }

  private static List<Append> write(Connection connection, List<Append> group) throws SQLException {
    var written = new ArrayList<Append>();
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      ends(connection, write, group);
      rows(connection, write, group);
      try (ResultSet moved = write.executeQuery()) {
        while (moved.next()) {
          written.add(group.get(moved.getInt(1)));
        }
      }
    }
    return written;
  }

  private static void ends(Connection connection, PreparedStatement write, List<Append> group)
      throws SQLException {
    int size = group.size();
    Object[][] columns = new Object[7][size];
    for (int n = 0; n < size; n++) {
      Append append = group.get(n);
      columns[0][n] = n;
      columns[1][n] = append.account;
      columns[2][n] = append.end.seq();
      columns[3][n] = append.end.chain();
      columns[4][n] = append.from.seq();
      columns[5][n] = append.from.chain();
      columns[6][n] = append.token;
    }
    String[] types = {"int4", "text", "int8", "text", "int8", "text", "int8"};
    set(connection, write, 1, types, columns);
  }

  private static void rows(Connection connection, PreparedStatement write, List<Append> group)
      throws SQLException {
    int size = group.stream().mapToInt(append -> append.rows.size()).sum();
    Object[][] columns = new Object[8][size];
    int at = 0;
    for (int n = 0; n < group.size(); n++) {
      Append append = group.get(n);
      for (int i = 0; i < append.rows.size(); i++) {
        Row row = append.rows.get(i);
        columns[0][at] = n;
        columns[1][at] = append.account;
        columns[2][at] = row.seq();
        columns[3][at] = row.at();
        columns[4][at] = row.version();
        columns[5][at] = row.kind();
        columns[6][at] = row.body();
        columns[7][at] = append.chains.get(i);
        at++;
      }
    }
    String[] types = {"int4", "text", "int8", "text", "int4", "text", "text", "text"};
    set(connection, write, 8, types, columns);
  }

  private static void set(
      Connection connection, PreparedStatement write, int first, String[] types, Object[][] columns)
      throws SQLException {
    for (int i = 0; i < columns.length; i++) {
      write.setArray(first + i, connection.createArrayOf(types[i], columns[i]));
    }
  }
}
