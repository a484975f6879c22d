package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import io.floatwise.store.secret.VaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run takes its keys from the vault, or does not start.
@Proves(
    value = "P5.2.2.2",
    breaks = AccountKeys.class,
    breaksMethods = {"read", "fromVault", "text"})
class VaultKeysTest {

  @TempDir Path temp;

  private final KeyPair pair = KeyPair.random();
  private Path data;
  private Path masterKey;

  @BeforeEach
  void aVault() {
    data = temp.resolve("data");
    masterKey = temp.resolve("k");
    DataDirectory directory = DataDirectory.open(data);
    Vault.createKeyFile(directory, masterKey);
    Vault.create(directory, new MasterSource.KeyFile(masterKey), Instant.EPOCH);
  }

  private void put(String name, String value) {
    try (Vault vault = Vault.open(DataDirectory.open(data));
        OpenVault open = vault.unlock(new MasterSource.KeyFile(masterKey));
        SecretText text = SecretText.of(value.toCharArray())) {
      open.put(new SecretName(SecretName.USUAL_ACCOUNT, name), text, Instant.EPOCH);
    }
  }

  @Test
  void theKeysOfTheVaultAreUsedWhereNothingElseIsGiven() {
    put("dmarket-public-key", pair.publicKey());
    put("dmarket-secret-key", pair.secretKey());
    var other = KeyPair.random();
    var environment =
        Map.of(AccountKeys.PUBLIC, other.publicKey(), AccountKeys.SECRET, other.secretKey());

    assertThat(KeysFrom.vault(masterKey).read(data, Map.of()).publicHex())
        .isEqualTo(pair.publicKey());
    assertThat(KeysFrom.vault(masterKey).read(data, environment).publicHex())
        .isEqualTo(other.publicKey());
  }

  @Test
  void aVaultWithoutTheKeysSaysWhichIsMissing() {
    assertThatThrownBy(() -> KeysFrom.vault(masterKey).read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "found no dmarket-public-key; floatwise secrets set dmarket-public-key");
    put("dmarket-public-key", pair.publicKey());
    assertThatThrownBy(() -> KeysFrom.vault(masterKey).read(data, Map.of()))
        .hasMessageContaining("found no dmarket-secret-key");
    put("dmarket-secret-key", pair.publicKey());
    assertThatThrownBy(() -> KeysFrom.vault(masterKey).read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain(pair.publicKey()));
  }

  /// Else people with rights for the account of that name would command another one.
  @Test
  void keysFromElsewhereAreNeverThoseOfANamedAccount() throws Exception {
    var environment =
        Map.of(AccountKeys.PUBLIC, pair.publicKey(), AccountKeys.SECRET, pair.secretKey());
    Path file = temp.resolve("keys");
    Files.writeString(file, pair.publicKey() + "\n" + pair.secretKey() + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(KeysFrom.file(file).read(data, Map.of()).publicHex()).isEqualTo(pair.publicKey());
    assertThatThrownBy(() -> KeysFrom.named("second", KeysFrom.file(file)).read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the keys of 'second' from the vault, found keys in --key");
    assertThatThrownBy(
            () -> KeysFrom.named("second", KeysFrom.environment()).read(data, environment))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found keys in the environment, which count as 'default'");
  }

  @Test
  void aVaultThatDoesNotOpenStopsTheStartAndIsLeftAsItIs() throws Exception {
    put("dmarket-public-key", pair.publicKey());
    put("dmarket-secret-key", pair.secretKey());
    Path file = data.resolve("secrets.db");
    byte[] before = Files.readAllBytes(file);
    Path other = temp.resolve("other");
    Vault.createKeyFile(DataDirectory.open(data), other);

    assertThatThrownBy(() -> KeysFrom.vault(other).read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found another one");
    assertThatThrownBy(() -> KeysFrom.vault(temp.resolve("gone")).read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "expected a file, found none; give the one that the vault was made with");
    assertThatThrownBy(() -> KeysFrom.environment().read(data, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("master key: expected --master-key-file");
    assertThat(file).hasBinaryContent(before);

    Files.write(file, new byte[4096]);
    assertThatThrownBy(() -> KeysFrom.vault(masterKey).read(data, Map.of()))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("nothing was repaired or deleted");
    assertThat(file).hasBinaryContent(new byte[4096]);
  }
}
