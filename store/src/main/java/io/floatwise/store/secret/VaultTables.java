package io.floatwise.store.secret;

import java.util.List;

/// The tables of a vault, in the SQL that SQLite and PostgreSQL both speak; sealed bytes are Base64
/// in text, times ISO 8601 in text, because both keep text alike.
final class VaultTables {

  static final List<String> CREATE =
      List.of(
          "CREATE TABLE secret_vault (id TEXT NOT NULL PRIMARY KEY, format INTEGER NOT NULL,"
              + " master_lock TEXT NOT NULL, proof TEXT NOT NULL, revision BIGINT NOT NULL)",
          "CREATE TABLE secret_key (id TEXT NOT NULL PRIMARY KEY, generation BIGINT NOT NULL UNIQUE,"
              + " created_at TEXT NOT NULL, sealed TEXT NOT NULL)",
          "CREATE TABLE secret (account TEXT NOT NULL, name TEXT NOT NULL, format INTEGER NOT NULL,"
              + " key_id TEXT NOT NULL REFERENCES secret_key (id), set_at TEXT NOT NULL,"
              + " sealed TEXT NOT NULL, PRIMARY KEY (account, name))",
          "CREATE INDEX secret_of_key ON secret (key_id)");

  private VaultTables() {}
}
