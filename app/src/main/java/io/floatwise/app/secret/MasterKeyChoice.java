package io.floatwise.app.secret;

import io.floatwise.core.error.InputException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a person says that the master key is: in exactly one place.
///
/// @param words how flags and variables are called
/// @param file named by a flag
/// @param environment of the process
/// @param prompt asks for a passphrase
public record MasterKeyChoice(
    Words words, Optional<Path> file, Map<String, String> environment, Prompt prompt) {

  /// How flags and variables are called.
  ///
  /// @param flag with a key file
  /// @param file variable with a key file
  /// @param key variable with a key
  /// @param passphrase variable with a passphrase
  public record Words(String flag, String file, String key, String passphrase) {

    /// Of the master key that the vault has.
    public static final Words USUAL =
        new Words(
            "--master-key-file",
            "FLOATWISE_MASTER_KEY_FILE",
            "FLOATWISE_MASTER_KEY",
            "FLOATWISE_MASTER_PASSPHRASE");

    /// Of the one that it is to have.
    public static final Words NEW =
        new Words(
            "--new-master-key-file",
            "FLOATWISE_NEW_MASTER_KEY_FILE",
            "FLOATWISE_NEW_MASTER_KEY",
            "FLOATWISE_NEW_MASTER_PASSPHRASE");

    @Override
    public String toString() {
      return "%s or one of %s, %s and %s in the environment".formatted(flag, file, key, passphrase);
    }
  }

  public MasterKeyChoice {
    environment = Map.copyOf(environment);
  }

  /// The one place that was named; empty if none was.
  ///
  /// @throws InputException if several were
  public Optional<MasterSource> given() {
    List<String> named = new ArrayList<>();
    List<MasterSource> sources = new ArrayList<>();
    if (file.isPresent()) {
      named.add(words.flag());
      sources.add(new MasterSource.KeyFile(file.get()));
    } else {
      value(words.file())
          .ifPresent(path -> {
            named.add(words.file());
            sources.add(new MasterSource.KeyFile(Path.of(path)));
          });
    }
    value(words.key())
        .ifPresent(key -> {
          named.add(words.key());
          sources.add(new MasterSource.KeyText(key.toCharArray()));
        });
    value(words.passphrase())
        .ifPresent(phrase -> {
          named.add(words.passphrase());
          sources.add(new MasterSource.Passphrase(phrase.toCharArray()));
        });
    if (sources.size() > 1) {
      sources.forEach(MasterSource::close);
      throw new InputException(
          "master key: expected it in one place, %s, found it in %d: %s"
              .formatted(words, sources.size(), String.join(", ", named)));
    }
    return sources.stream().findFirst();
  }

  /// The one place that was named, or, for a vault with a passphrase, what is typed on the
  /// terminal.
  ///
  /// @throws InputException if there is none
  public MasterSource of(Vault vault) {
    return of("vault", vault.needsPassphrase());
  }

  /// The same for anything that a master key opens.
  ///
  /// @param what it is
  /// @param needsPassphrase whether a passphrase opens it, not a key
  public MasterSource of(String what, boolean needsPassphrase) {
    return given()
        .or(() ->
            needsPassphrase ? typed("Passphrase of the %s: ".formatted(what)) : Optional.empty())
        .orElseThrow(() ->
            new InputException(
                needsPassphrase
                    ? "master key: expected the passphrase, in %s or typed on a terminal, found none"
                        .formatted(words.passphrase())
                    : "master key: expected %s, found none".formatted(words)));
  }

  /// The master key that a backup is to be made with: that of the vault, if there is one.
  ///
  /// @throws InputException if there is none, or it does not open the vault
  public MasterSource ofBackup(DataDirectory directory) {
    if (!Vault.isIn(directory.path())) {
      return given()
          .orElseThrow(() ->
              new InputException(
                  "backup: expected a master key to encrypt it with, %s, found none; floatwise secrets"
                          .formatted(words)
                      + " init --master-key-file FILE makes one. Keep a copy of it apart from the backups"));
    }
    try (Vault vault = Vault.open(directory)) {
      MasterSource source = of(vault);
      boolean opens = false;
      try (var _ = vault.unlock(source)) {
        opens = true;
        return source;
      } finally {
        if (!opens) {
          source.close();
        }
      }
    }
  }

  /// Where a new master key is to be. A key file that is not there is made.
  ///
  /// @param passphrase whether one is to be typed
  /// @throws InputException if there is none or there are several, or it cannot be made
  public MasterSource fresh(boolean passphrase, DataDirectory directory) {
    Optional<MasterSource> given = given();
    if (given.isEmpty()) {
      if (!passphrase) {
        throw new InputException(
            "new master key: expected %s, or a passphrase to be typed, found none"
                .formatted(words));
      }
      return newPassphrase();
    }
    if (passphrase) {
      given.get().close();
      throw new InputException(
          "new master key: expected it in one place, found a passphrase to be typed and another one");
    }
    if (given.get() instanceof MasterSource.KeyFile(Path path) && Files.notExists(path)) {
      Vault.createKeyFile(directory, path);
    }
    return given.get();
  }

  private MasterSource newPassphrase() {
    char[] first = typedOrRefused("New passphrase: ");
    char[] second = new char[0];
    try {
      second = typedOrRefused("The same again: ");
      if (!Arrays.equals(first, second)) {
        throw new InputException(
            "passphrase: expected the same twice, found two different ones; nothing was changed");
      }
      return new MasterSource.Passphrase(first);
    } finally {
      Arrays.fill(first, '\0');
      Arrays.fill(second, '\0');
    }
  }

  private char[] typedOrRefused(String question) {
    return prompt
        .ask(question)
        .orElseThrow(() ->
            new InputException(
                "passphrase: expected it typed on a terminal, or in %s, found neither"
                    .formatted(words.passphrase())));
  }

  private Optional<MasterSource> typed(String question) {
    return prompt
        .ask(question)
        .map(typed -> {
          var passphrase = new MasterSource.Passphrase(typed);
          Arrays.fill(typed, '\0');
          return passphrase;
        });
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "MasterKeyChoice[" + file + "]";
  }
}
