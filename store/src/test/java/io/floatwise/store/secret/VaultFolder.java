package io.floatwise.store.secret;

import io.floatwise.store.database.DataDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A data directory with a vault and, beside it, key files.
///
/// @param temp holds both
record VaultFolder(Path temp) {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  DataDirectory directory() {
    return DataDirectory.open(temp.resolve("data"));
  }

  Path keyFile(String name) {
    return temp.resolve(name);
  }

  /// The file of this name; made if it is not there.
  MasterSource key(String name) {
    if (!keyFile(name).toFile().exists()) {
      Vault.createKeyFile(directory(), keyFile(name));
    }
    return new MasterSource.KeyFile(keyFile(name));
  }

  VaultFolder created(MasterSource source) {
    Vault.create(directory(), source, NOW);
    return this;
  }

  /// What is done with an open vault.
  interface Use {
    void of(OpenVault vault);
  }

  void with(MasterSource source, Use use) {
    try (Vault locked = Vault.open(directory());
        OpenVault open = locked.unlock(source)) {
      use.of(open);
    }
  }

  void put(MasterSource source, String name, String value) {
    with(source, vault -> put(vault, name, value));
  }

  static void put(OpenVault vault, String name, String value) {
    try (SecretText text = SecretText.of(value.toCharArray())) {
      vault.put(name(name), text, NOW);
    }
  }

  static SecretName name(String name) {
    return new SecretName(SecretName.USUAL_ACCOUNT, name);
  }

  static Optional<String> value(OpenVault vault, String name) {
    return vault.find(name(name)).map(text -> new String(text.chars()));
  }

  /// Every secret in clear, by its name.
  Map<String, String> values(MasterSource source) {
    var values = new TreeMap<String, String>();
    with(
        source,
        vault -> {
          for (OpenVault.Checked one : vault.check()) {
            String name = one.secret().name();
            values.put(name, value(vault, name).orElseThrow());
          }
        });
    return values;
  }
}
