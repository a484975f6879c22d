package io.floatwise.store.backup;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.ReadingConnection;
import io.floatwise.store.secret.EmptyVault;
import io.floatwise.store.secret.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The vault with the secrets, sealed as it is; it is always in the data directory.
final class VaultPart implements Part {

  static final String KIND = "vault";

  static final Table VAULT =
      new Table(
          "secret_vault",
          List.of(
              Table.text("id"),
              Table.number("format"),
              Table.text("master_lock"),
              Table.text("proof"),
              Table.number("revision")),
          1);

  static final Table KEY =
      new Table(
          "secret_key",
          List.of(
              Table.text("id"),
              Table.number("generation"),
              Table.text("created_at"),
              Table.text("sealed")),
          1);

  static final Table SECRET =
      new Table(
          "secret",
          List.of(
              Table.text("account"),
              Table.text("name"),
              Table.number("format"),
              Table.text("key_id"),
              Table.text("set_at"),
              Table.text("sealed")),
          2);

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Table> tables() {
    return List.of(VAULT, KEY, SECRET);
  }

  @Override
  public List<Section> in(Home home) {
    return Vault.isIn(home.data()) ? List.of(to(home, KIND)) : List.of();
  }

  @Override
  public Section to(Home home, String name) {
    return new Section(this, name, new Site.InFile(new DataDirectory(home.data()).secrets()));
  }

  @Override
  public RowCheck check(String where) {
    return new VaultCheck(where);
  }

  @Override
  public List<String> finish(String prefix) {
    return List.of();
  }

  @Override
  public <T> T read(Path file, Database.Work<T> work) {
    try (Connection connection = ReadingConnection.open(file)) {
      return Database.transact(connection, work);
    } catch (SQLException e) {
      throw EmptyVault.explain(file, e);
    }
  }

  @Override
  public void make(Path file) {
    EmptyVault.make(file);
  }
}
