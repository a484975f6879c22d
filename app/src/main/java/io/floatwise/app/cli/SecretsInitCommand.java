package io.floatwise.app.cli;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.Vault;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise secrets init`.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an empty vault, and the key file, where one is named that is not there.",
      "Keep the master key twice: without it nobody can open the vault."
    })
public final class SecretsInitCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(names = "--passphrase", description = "Type a passphrase instead of a key file.")
  private boolean passphrase;

  @Override
  public Integer call() {
    DataDirectory directory = vault.directory("flags only");
    Vault.refuseExisting(directory);
    try (MasterSource source = vault.choice().fresh(passphrase, directory)) {
      Vault.create(directory, source, Instant.now());
      System.err.println(
          switch (source) {
            case MasterSource.KeyFile file ->
                "vault made; its master key is in %s: keep a copy of that file elsewhere"
                    .formatted(file.file());
            case MasterSource.KeyText _ ->
                "vault made; its master key is in the environment: keep it elsewhere as well";
            case MasterSource.Passphrase _ ->
                "vault made; without its passphrase nobody can open it";
          });
    }
    return 0;
  }
}
