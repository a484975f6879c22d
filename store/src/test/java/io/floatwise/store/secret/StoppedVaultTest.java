package io.floatwise.store.secret;

import static io.floatwise.store.secret.VaultFolder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rotation, a new master key and a new value that end before each of their steps.
@Proves(
    value = "P5.2.2.2",
    breaks = {OpenVault.class, VaultTransactions.class, VaultFile.class},
    breaksMethods = {"rotate", "renew", "rekey", "put", "transaction", "change", "create"})
class StoppedVaultTest {

  private static final Map<String, String> VALUES = Map.of("a", "1", "b", "2", "c", "3");

  @TempDir Path temp;
  private VaultFolder folder;
  private Path original;

  @BeforeEach
  void aVaultWithThreeSecrets() throws IOException {
    folder = new VaultFolder(temp);
    folder.created(folder.key("k0"));
    VALUES.forEach((name, value) -> folder.put(folder.key("k0"), name, value));
    original = Files.copy(folder.directory().secrets(), temp.resolve("original.db"));
    folder.key("k1");
  }

  /// Runs it on a copy of the vault, up to its n-th step.
  ///
  /// @return whether it was stopped
  private boolean isStopped(int last, VaultFolder.Use use) throws IOException, SQLException {
    Path file = folder.directory().secrets();
    Files.copy(original, file, StandardCopyOption.REPLACE_EXISTING);
    var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    var stopping = StoppingConnection.over(connection, last);
    var place = VaultPlace.of(folder.directory());
    try (Vault vault = new Vault(new VaultTransactions(stopping, place));
        OpenVault open = vault.unlock(folder.key("k0"))) {
      use.of(open);
      return false;
    } catch (VaultException e) {
      assertThat(e).rootCause().hasMessageStartingWith("stopped before step");
      return true;
    }
  }

  @Test
  void aRotationThatIsStoppedAnywhereLosesNothingAndIsFinishedByTheNext() throws Exception {
    int last = 0;
    while (isStopped(last, vault -> vault.rotate(NOW))) {
      assertThat(folder.values(folder.key("k0"))).as("after %d steps", last).isEqualTo(VALUES);

      folder.with(
          folder.key("k0"),
          vault -> {
            OpenVault.Rotation done = vault.rotate(NOW);
            assertThat(vault.check())
                .hasSize(3)
                .allMatch(c -> c.opens() && c.secret().keyId().equals(done.keyId()));
            assertThat(vault.rotate(NOW).retired()).as("the one before is the only other").isOne();
          });
      assertThat(folder.values(folder.key("k0"))).isEqualTo(VALUES);
      last++;
    }
    assertThat(last).as("steps of a rotation").isGreaterThan(20);
  }

  @Test
  void aNewMasterKeyThatIsStoppedAnywhereLeavesOneThatOpensEverything() throws Exception {
    int last = 0;
    while (isStopped(last, vault -> vault.rekey(folder.key("k1")))) {
      assertThat(folder.values(folder.key("k0"))).as("after %d steps", last).isEqualTo(VALUES);
      assertThatThrownBy(() -> folder.values(folder.key("k1"))).isInstanceOf(InputException.class);
      last++;
    }
    assertThat(last).as("steps of a new master key").isGreaterThan(5);
    assertThat(folder.values(folder.key("k1"))).isEqualTo(VALUES);
    assertThatThrownBy(() -> folder.values(folder.key("k0"))).isInstanceOf(InputException.class);
  }

  @Test
  void aNewValueThatIsStoppedAnywhereLeavesTheOldOne() throws Exception {
    int last = 0;
    while (isStopped(last, vault -> VaultFolder.put(vault, "b", "new"))) {
      assertThat(folder.values(folder.key("k0"))).as("after %d steps", last).isEqualTo(VALUES);
      last++;
    }
    assertThat(last).as("steps of a new value").isGreaterThan(3);
    assertThat(folder.values(folder.key("k0"))).containsEntry("b", "new");
  }

  @Test
  void aVaultThatWasHalfMadeIsMadeAnew() throws IOException {
    var other = new VaultFolder(Files.createDirectory(temp.resolve("other")));
    assertThatThrownBy(() ->
            VaultFile.create(
                other.directory(),
                sql -> {
                  sql.createTables();
                  throw new SQLException("stopped");
                }))
        .isInstanceOf(VaultException.class);
    assertThat(Vault.isIn(other.directory().path())).isFalse();
    assertThat(other.directory().secrets().resolveSibling("secrets.db.new")).exists();

    other.created(other.key("k0"));

    other.put(other.key("k0"), "a", "1");
    assertThat(other.values(other.key("k0"))).isEqualTo(Map.of("a", "1"));
    assertThat(other.directory().secrets().resolveSibling("secrets.db.new")).doesNotExist();
  }
}
