package io.floatwise.app.cli;

import io.floatwise.store.backup.Contents;
import io.floatwise.store.backup.Home;
import io.floatwise.store.backup.Restore;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise restore`.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Brings back what a backup holds, into the data directory or PostgreSQL.",
      "With DATABASE_URL it goes into that database. Replaces nothing, and shows nothing before all of",
      "it was read back. Before the bot starts again: stop every other one that trades the same account."
    })
public final class RestoreCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(names = "--without-secrets", description = "Leaves the vault as it is.")
  private boolean withoutSecrets;

  @Override
  public Integer call() {
    Home home = vault.home("a backup and flags");
    try (MasterSource source = vault.forReading(file)) {
      Contents restored = new Restore(home).from(file, source, !withoutSecrets);
      System.err.print(BackupText.restored(home, restored));
    }
    return 0;
  }
}
