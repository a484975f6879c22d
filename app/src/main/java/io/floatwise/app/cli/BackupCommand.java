package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.store.backup.Backups;
import io.floatwise.store.backup.Contents;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise backup`.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes every journal, the people and the vault to one encrypted file, also while the bot runs.",
      "The file opens with the master key of the vault, and goes back into a folder or a PostgreSQL"
          + " database with floatwise restore."
    },
    subcommands = BackupCheckCommand.class)
public final class BackupCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(names = "--to", paramLabel = "FILE", description = "File to write; never replaces one.")
  private @Nullable Path file;

  @Option(
      names = "--to-folder",
      paramLabel = "DIR",
      description = "Writes a file named by the time into this folder instead; needs --keep.")
  private @Nullable Path folder;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = {
        "How many of the backups that were made this way stay in the folder; older ones are deleted",
        "after the new one was read back."
      })
  private @Nullable Integer keep;

  @Option(names = "--without-secrets", description = "Leaves the vault out.")
  private boolean withoutSecrets;

  @Override
  public Integer call() {
    var backups = new Backups(vault.home("flags only"), InstantSource.system());
    Path to = file;
    Path into = folder;
    Integer number = keep;
    if ((to == null) == (into == null)) {
      throw new InputException(
          "expected either --to or --to-folder, found " + (to == null ? "neither" : "both"));
    }
    if ((into == null) != (number == null)) {
      throw new InputException(
          "--keep: expected together with --to-folder, found one without the other");
    }
    try (MasterSource source = vault.forBackup()) {
      if (to != null) {
        Contents contents = backups.write(to, source, !withoutSecrets);
        System.err.print(BackupText.written(to, contents));
      } else if (into != null && number != null) {
        Backups.Kept kept = backups.write(into, number, source, !withoutSecrets);
        System.err.print(BackupText.written(kept.file(), kept.contents()));
        kept.deleted().forEach(old -> System.err.println("deleted: " + old));
        kept.left().forEach(why -> System.err.println("could not be deleted: " + why));
      }
    }
    return 0;
  }
}
