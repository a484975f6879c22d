package io.floatwise.app.cli;

import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.app.secret.Prompt;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.Vault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise secrets rekey`.
@Command(
    name = "rekey",
    mixinStandardHelpOptions = true,
    description = {
      "Changes the master key: another file, another passphrase, or from one kind to the other.",
      "Until it is done the old one opens the vault, afterwards only the new one. If the old one may"
          + " be known to others, rotate as well and replace the secrets where they came from."
    })
public final class SecretsRekeyCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(
      names = "--new-master-key-file",
      paramLabel = "FILE",
      description = {
        "File with the new master key, made if it is not there (default:",
        "FLOATWISE_NEW_MASTER_KEY_FILE; else FLOATWISE_NEW_MASTER_KEY or",
        "FLOATWISE_NEW_MASTER_PASSPHRASE)."
      })
  private @Nullable Path newFile;

  @Option(names = "--new-passphrase", description = "Type a new passphrase instead.")
  private boolean newPassphrase;

  @Override
  public Integer call() {
    DataDirectory directory = vault.directory("flags only");
    var next =
        new MasterKeyChoice(
            MasterKeyChoice.Words.NEW,
            Optional.ofNullable(newFile),
            System.getenv(),
            Prompt::onTerminal);
    try (Vault locked = Vault.open(directory);
        MasterSource source = vault.choice().of(locked);
        OpenVault open = locked.unlock(source);
        MasterSource wanted = next.fresh(newPassphrase, directory)) {
      open.rekey(wanted);
    }
    System.err.println(
        "the vault has a new master key; copies of the file made before still open with the old one");
    return 0;
  }
}
