package io.floatwise.app.mode;

import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.core.error.InputException;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.Listed;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import io.floatwise.store.secret.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where an account's keys come from: a file that only its owner can read, the environment, or the
/// vault, the first of them that is there, and nowhere else: what stands in an argument is seen by
/// everybody on the machine.
///
/// @param file with two lines
/// @param account whose keys in the vault
/// @param masterKey of the vault
public record AccountKeys(Optional<Path> file, String account, MasterKeyChoice masterKey) {

  static final String PUBLIC = "FLOATWISE_DMARKET_PUBLIC_KEY";
  static final String SECRET = "FLOATWISE_DMARKET_SECRET_KEY";

  /// How they are called in the vault.
  static final String PUBLIC_NAME = "dmarket-public-key";

  static final String SECRET_NAME = "dmarket-secret-key";

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /// @param data the data directory, which need not exist
  /// @throws InputException if there are none or they are unusable; the message holds no part of a
  ///   secret
  /// @throws VaultException if they are to come from a vault that cannot be used; it is left as it
  ///   is
  ApiKey read(Path data, Map<String, String> environment) {
    if (file.isPresent()) {
      requireUsualAccount("--key-file");
      List<String> lines = lines(file.get());
      return ApiKey.of(lines.getFirst(), lines.getLast());
    }
    String publicKey = environment.getOrDefault(PUBLIC, "");
    String secretKey = environment.getOrDefault(SECRET, "");
    if (publicKey.isBlank() && secretKey.isBlank() && Vault.isIn(data)) {
      return fromVault(data);
    }
    if (publicKey.isBlank() || secretKey.isBlank()) {
      throw new InputException(
          "keys: expected the environment variables %s and %s, or --key-file, or a vault (floatwise"
                  .formatted(PUBLIC, SECRET)
              + " secrets init), found %s"
                  .formatted(publicKey.isBlank() ? "no public key" : "no secret key"));
    }
    requireUsualAccount("the environment");
    return ApiKey.of(publicKey.strip(), secretKey.strip());
  }

  /// Rights of people are kept by the accounts of the vault; keys from elsewhere are of none of
  /// those that a name was given to.
  private void requireUsualAccount(String source) {
    if (!account.equals(SecretName.USUAL_ACCOUNT)) {
      throw new InputException(
          "--keys-of: expected the keys of '%s' from the vault, found keys in %s, which count as '%s';"
                  .formatted(account, source, SecretName.USUAL_ACCOUNT)
              + " leave one of the two out");
    }
  }

  /// The accounts whose public key is in the vault.
  ///
  /// @throws InputException if there is no vault, or none of its secrets is such a key
  public List<String> accounts(Path data) {
    if (!Vault.isIn(data)) {
      throw new InputException(
          "--every-account: expected a vault with the keys of accounts, found none; floatwise secrets"
              + " init");
    }
    try (Vault vault = Vault.open(DataDirectory.open(data))) {
      List<String> accounts =
          vault.list().stream()
              .filter(listed -> listed.name().equals(PUBLIC_NAME))
              .map(Listed::account)
              .sorted()
              .toList();
      if (accounts.isEmpty()) {
        throw new InputException(
            "--every-account: expected the keys of accounts in the vault, found none; floatwise"
                + " secrets set "
                + PUBLIC_NAME);
      }
      return accounts;
    }
  }

  /// The keys of each of `accounts`, from the vault.
  ///
  /// @throws InputException if one has none
  /// @throws VaultException if the vault cannot be used
  Map<String, ApiKey> readAll(Path data, List<String> accounts) {
    try (Vault locked = Vault.open(DataDirectory.open(data));
        MasterSource source = masterKey.of(locked);
        OpenVault vault = locked.unlock(source)) {
      var keys = new LinkedHashMap<String, ApiKey>();
      for (String each : accounts) {
        keys.put(each, key(vault, each));
      }
      return keys;
    }
  }

  private ApiKey fromVault(Path data) {
    return Objects.requireNonNull(readAll(data, List.of(account)).get(account));
  }

  private static ApiKey key(OpenVault vault, String account) {
    return ApiKey.of(text(vault, account, PUBLIC_NAME), text(vault, account, SECRET_NAME));
  }

  private static String text(OpenVault vault, String account, String name) {
    SecretName secret = new SecretName(account, name);
    try (SecretText value =
        vault
            .find(secret)
            .orElseThrow(() ->
                new InputException(
                    "keys: expected %s and %s in the vault, found no %s; floatwise secrets set %s, or use"
                            .formatted(PUBLIC_NAME, SECRET_NAME, secret, name)
                        + " %s and %s, or --key-file".formatted(PUBLIC, SECRET)))) {
      char[] chars = value.chars();
      try {
        return new String(chars).strip();
      } finally {
        Arrays.fill(chars, '\0');
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new InputException(
            "key file %s: expected a file that only its owner can read, found one that others can;"
                    .formatted(file)
                + " chmod 600 it");
      }
      List<String> lines =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.size() != 2) {
        throw new InputException(
            "key file %s: expected two lines, the public key and the secret key, found %d"
                .formatted(file, lines.size()));
      }
      return lines;
    } catch (IOException e) {
      throw new InputException(
          "key file %s: expected a file that can be read, found: %s"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
