package io.floatwise.store.secret;

import static io.floatwise.store.secret.VaultFolder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who can write the database, but has no master key.
@Proves(
    value = "P5.2.1.4",
    breaks = {Place.class, Seal.class, VaultTransactions.class, OpenVault.class},
    breaksMethods = {"ofVault", "ofKey", "ofSecret", "bytes", "open", "head", "find", "check"})
class TamperedVaultTest {

  @TempDir Path temp;
  private Connection database;
  private Vault vault;
  private MasterSource key;

  /// In memory, because thousands of changes are tried; the SQL is the same.
  @BeforeEach
  void aVaultWithTwoSecrets() throws SQLException {
    var folder = new VaultFolder(temp);
    key = folder.key("k0");
    database = DriverManager.getConnection("jdbc:sqlite::memory:");
    var place = VaultPlace.of(folder.directory());
    try (KeyBytes master = MasterKeys.read(new MasterLock.RandomKey(), key, place)) {
      var sql = new VaultSql(database);
      sql.createTables();
      VaultHead head =
          Wrapping.proved(
              new VaultHead("0".repeat(32), VaultHead.FORMAT, new MasterLock.RandomKey(), ""),
              master);
      sql.insert(head);
      sql.insert(Wrapping.newKey(head, master, 1, NOW));
    }
    vault = new Vault(new VaultTransactions(database, place));
    try (OpenVault open = vault.unlock(key)) {
      put(open, "alice", "token", "the value of alice");
      put(open, "bob", "token", "the value of bob");
    }
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private static void put(OpenVault open, String account, String name, String value) {
    try (SecretText text = SecretText.of(value.toCharArray())) {
      open.put(new SecretName(account, name), text, NOW);
    }
  }

  private int sql(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      int rows = statement.executeUpdate(sql);
      database.commit();
      return rows;
    }
  }

  /// How many secrets open; a vault that is refused as a whole opens none.
  private long opening() {
    try (OpenVault open = vault.unlock(key)) {
      return open.check().stream().filter(OpenVault.Checked::opens).count();
    } catch (InputException _) {
      return 0;
    } catch (VaultException _) {
      return 0;
    }
  }

  /// A column and its row.
  private record Cell(String table, String column, long row, String value) {}

  private List<Cell> cells() throws SQLException {
    List<Cell> cells = new ArrayList<>();
    // The revision counts changes and says nothing about a secret.
    for (String column :
        List.of(
            "secret_vault.id",
            "secret_vault.format",
            "secret_vault.master_lock",
            "secret_vault.proof",
            "secret_key.id",
            "secret_key.generation",
            "secret_key.created_at",
            "secret_key.sealed",
            "secret.account",
            "secret.name",
            "secret.format",
            "secret.key_id",
            "secret.set_at",
            "secret.sealed")) {
      String[] parts = column.split("\\.");
      try (Statement statement = database.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT rowid, %s FROM %s".formatted(parts[1], parts[0]))) {
        while (rows.next()) {
          cells.add(new Cell(parts[0], parts[1], rows.getLong(1), rows.getString(2)));
        }
      }
      database.commit();
    }
    return cells;
  }

  private void set(Cell cell, String value) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "UPDATE %s SET %s = ? WHERE rowid = ?".formatted(cell.table(), cell.column()))) {
      statement.setString(1, value);
      statement.setLong(2, cell.row());
      assertThat(statement.executeUpdate()).isEqualTo(1);
      database.commit();
    }
  }

  @Test
  void everyFlippedBitOfEveryColumnIsNoticed() throws SQLException {
    assertThat(opening()).isEqualTo(2);
    int flips = 0;
    for (Cell cell : cells()) {
      boolean ofAll = !cell.table().equals("secret");
      for (int at = 0; at < cell.value().length(); at++) {
        for (int bit = 0; bit < 7; bit++) {
          var changed = new StringBuilder(cell.value());
          changed.setCharAt(at, (char) (cell.value().charAt(at) ^ 1 << bit));
          set(cell, changed.toString());
          flips++;
          assertThat(opening())
              .as("%s.%s, character %d, bit %d", cell.table(), cell.column(), at, bit)
              .isEqualTo(ofAll ? 0 : 1);
        }
      }
      set(cell, cell.value());
    }
    assertThat(opening()).isEqualTo(2);
    assertThat(flips).isGreaterThan(2_500);
  }

  @Test
  void rowsThatChangePlacesDoNotOpen() throws SQLException {
    for (String columns : List.of("sealed", "sealed = b.sealed, key_id = b.key_id, set_at")) {
      String all = columns.equals("sealed") ? "sealed = b.sealed" : columns + " = b.set_at";
      sql(
          "UPDATE secret SET "
              + all
              + " FROM (SELECT * FROM secret WHERE account = 'bob') AS b"
              + " WHERE secret.account = 'alice'");
      try (OpenVault open = vault.unlock(key)) {
        assertThatThrownBy(() -> open.find(new SecretName("alice", "token")))
            .isInstanceOf(VaultException.class)
            .hasMessageContaining("the secret token of account alice")
            .hasMessageContaining("moved from another place");
        assertThat(open.find(new SecretName("bob", "token"))).isPresent();
      }
    }
  }

  @Test
  void aSecretUnderAnotherNameDoesNotOpen() throws SQLException {
    assertThat(sql("UPDATE secret SET name = 'other' WHERE account = 'alice'")).isEqualTo(1);
    try (OpenVault open = vault.unlock(key)) {
      assertThatThrownBy(() -> open.find(new SecretName("alice", "other")))
          .isInstanceOf(VaultException.class);
      assertThat(open.find(new SecretName("alice", "token"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -1})
  void anotherFormatIsNamed(int format) throws SQLException {
    sql("UPDATE secret SET format = " + format + " WHERE account = 'alice'");
    try (OpenVault open = vault.unlock(key)) {
      assertThatThrownBy(() -> open.find(new SecretName("alice", "token")))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("in format 1, found " + format);
    }
    sql("UPDATE secret_vault SET format = " + format);
    assertThatThrownBy(() -> vault.unlock(key))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("expected format 1, found " + format)
        .hasMessageContaining("another version of this program");
  }

  @Test
  void aWeakenedPassphraseIsNotEvenTried() throws SQLException {
    sql(
        "UPDATE secret_vault SET master_lock ="
            + " 'argon2id,v=19,m=8,t=1,p=1,MDEyMzQ1Njc4OWFiY2RlZg=='");
    var words = new MasterSource.Passphrase("correct horse battery".toCharArray());
    assertThatThrownBy(() -> vault.unlock(words))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("found 8 KiB, 1 passes and 1 lanes; somebody changed the file");
    sql(
        "UPDATE secret_vault SET master_lock ="
            + " 'argon2id,v=19,m=19456,t=2,p=1,MDEyMzQ1Njc4OWFiY2RlZg=='");
    assertThatThrownBy(() -> vault.unlock(words))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found another one (or somebody changed the file)");
  }

  @Test
  void aDamagedSecretIsReportedAndLeavesTheOthersTheirRotation() throws SQLException {
    sql("UPDATE secret SET set_at = 'never\u001b[2J' WHERE account = 'alice'");
    try (OpenVault open = vault.unlock(key)) {
      OpenVault.Rotation done = open.rotate(NOW);
      assertThat(done.moved()).isEqualTo(1);
      assertThat(done.retired()).isZero();
      assertThat(done.left())
          .singleElement()
          .satisfies(left -> {
            assertThat(left.account()).isEqualTo("alice");
            assertThat(left.setAt()).isEqualTo("never??2J");
          });
      assertThat(open.find(new SecretName("bob", "token"))).isPresent();
    }
  }

  @Test
  void whatOneKindOfMasterKeySealedOpensUnderNoOther() {
    try (KeyBytes master = KeyBytes.random()) {
      var bare = new VaultHead("0".repeat(32), VaultHead.FORMAT, new MasterLock.RandomKey(), "");
      VaultHead head = Wrapping.proved(bare, master);
      KeyRow row = Wrapping.newKey(head, master, 1, NOW);
      var other =
          new VaultHead(
              head.id(),
              head.format(),
              new MasterLock.FromPassphrase(Argon2.fresh()),
              head.proof());

      assertThat(Wrapping.opens(head, master)).isTrue();
      assertThat(Wrapping.open(head, master, row)).isPresent();
      assertThat(Wrapping.opens(other, master)).isFalse();
      assertThat(Wrapping.open(other, master, row)).isEmpty();
    }
  }

  @Test
  void aVaultWithADamagedDataKeyIsNotLockedAnew() throws SQLException {
    sql("UPDATE secret_key SET generation = 7");
    try (OpenVault open = vault.unlock(key)) {
      assertThatThrownBy(() -> open.rekey(new VaultFolder(temp).key("k1")))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("Nothing was changed");
    }
    sql("UPDATE secret_key SET generation = 1");
    assertThat(opening()).isEqualTo(2);
  }
}
