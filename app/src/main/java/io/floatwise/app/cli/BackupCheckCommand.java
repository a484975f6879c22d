package io.floatwise.app.cli;

import io.floatwise.store.backup.Backups;
import io.floatwise.store.backup.Contents;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `floatwise backup check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a backup to its end, checks every seal, digest and journal, and says what is in it.",
      "It writes nothing and shows no secret."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the backup is whole",
      "1:it is not, or cannot be read",
      "2:wrong input, for example another master key"
    })
public final class BackupCheckCommand implements Callable<Integer> {

  @Mixin private VaultOptions vault = new VaultOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    vault.refuseMore("a backup and flags");
    try (MasterSource source = vault.forReading(file)) {
      Contents contents = Backups.check(file, source);
      System.out.print(BackupText.contents(file, contents));
      System.out.flush();
    }
    return 0;
  }
}
