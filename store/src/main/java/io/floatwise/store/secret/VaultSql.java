package io.floatwise.store.secret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is asked of and written to the tables of a vault, within a transaction of the caller; the
/// same SQL on SQLite and PostgreSQL.
///
/// @param connection whose transaction it is
record VaultSql(Connection connection) {

  private static final String SECRET =
      "SELECT account, name, format, key_id, set_at, sealed FROM secret";
  private static final String KEY = "SELECT id, generation, created_at, sealed FROM secret_key";

  /// Begins every change: whoever does it second waits for the first, on both databases.
  ///
  /// @return whether there is a vault
  boolean begin() throws SQLException {
    return run("UPDATE secret_vault SET revision = revision + 1") == 1;
  }

  void createTables() throws SQLException {
    for (String sql : VaultTables.CREATE) {
      run(sql);
    }
  }

  Optional<HeadRow> head() throws SQLException {
    return rows(
            "SELECT id, format, master_lock, proof FROM secret_vault",
            row -> new HeadRow(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
        .stream()
        .findFirst();
  }

  /// The row about the vault as it was found.
  record HeadRow(String id, int format, String lock, String proof) {}

  void insert(VaultHead head) throws SQLException {
    run(
        "INSERT INTO secret_vault (id, format, master_lock, proof, revision) VALUES (?, ?, ?, ?, 1)",
        head.id(),
        head.format(),
        head.lock().text(),
        head.proof());
  }

  void update(VaultHead head) throws SQLException {
    run(
        "UPDATE secret_vault SET master_lock = ?, proof = ? WHERE id = ?",
        head.lock().text(),
        head.proof(),
        head.id());
  }

  /// Newest first.
  List<KeyRow> keys() throws SQLException {
    return rows(KEY + " ORDER BY generation DESC", VaultSql::key);
  }

  Optional<KeyRow> key(String id) throws SQLException {
    return rows(KEY + " WHERE id = ?", VaultSql::key, id).stream().findFirst();
  }

  void insert(KeyRow key) throws SQLException {
    run(
        "INSERT INTO secret_key (id, generation, created_at, sealed) VALUES (?, ?, ?, ?)",
        key.id(),
        key.generation(),
        key.createdAt(),
        key.sealed());
  }

  void update(KeyRow key) throws SQLException {
    run("UPDATE secret_key SET sealed = ? WHERE id = ?", key.sealed(), key.id());
  }

  /// Deletes the keys under which nothing is sealed any more, except the newest.
  int retireKeys() throws SQLException {
    return run(
        "DELETE FROM secret_key WHERE id NOT IN (SELECT key_id FROM secret)"
            + " AND generation < (SELECT max(generation) FROM secret_key)");
  }

  /// In the order of account and name.
  List<SecretRow> secrets() throws SQLException {
    return rows(SECRET + " ORDER BY account, name", VaultSql::secret);
  }

  Optional<SecretRow> secret(String account, String name) throws SQLException {
    return rows(SECRET + " WHERE account = ? AND name = ?", VaultSql::secret, account, name)
        .stream()
        .findFirst();
  }

  void put(SecretRow row) throws SQLException {
    run(
        "INSERT INTO secret (account, name, format, key_id, set_at, sealed) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (account, name) DO UPDATE SET format = excluded.format,"
            + " key_id = excluded.key_id, set_at = excluded.set_at, sealed = excluded.sealed",
        row.account(),
        row.name(),
        row.format(),
        row.keyId(),
        row.setAt(),
        row.sealed());
  }

  boolean delete(String account, String name) throws SQLException {
    return run("DELETE FROM secret WHERE account = ? AND name = ?", account, name) == 1;
  }

  private static KeyRow key(ResultSet row) throws SQLException {
    return new KeyRow(row.getString(1), row.getLong(2), row.getString(3), row.getString(4));
  }

  private static SecretRow secret(ResultSet row) throws SQLException {
    return new SecretRow(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /// One row of an answer.
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, RowReader<T> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    }
  }

  private int run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    boolean prepared = false;
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      prepared = true;
      return statement;
    } finally {
      if (!prepared) {
        statement.close();
      }
    }
  }
}
