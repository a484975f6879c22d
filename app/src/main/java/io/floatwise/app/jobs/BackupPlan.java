package io.floatwise.app.jobs;

import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.core.error.InputException;
import io.floatwise.store.backup.Backups;
import io.floatwise.store.backup.Home;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Backups that a run makes by itself.
///
/// @param folder where they go
/// @param every real time between two of them
/// @param keep how many stay, 1 or more
/// @param key the master key that they are made with; nobody is there to be asked for it
public record BackupPlan(Path folder, Duration every, int keep, MasterKeyChoice key) {

  /// Before anything is begun.
  ///
  /// @throws InputException if there is no such folder, or no master key that opens the vault
  void check(Home home) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "--backup-to: expected a folder that exists, found none at " + folder);
    }
    source(home).close();
  }

  /// @return what was done, for people
  String carryOut(Home home, InstantSource time) {
    try (MasterSource source = source(home)) {
      Backups.Kept kept = new Backups(home, time).write(folder, keep, source, true);
      return "backup written: %s, %d bytes, %d older ones deleted%s"
          .formatted(
              kept.file(),
              kept.contents().bytes(),
              kept.deleted().size(),
              kept.left().isEmpty() ? "" : "; could not be deleted: " + kept.left());
    }
  }

  private MasterSource source(Home home) {
    return key.ofBackup(DataDirectory.open(home.data()));
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "BackupPlan[%s, every %s, keep %d]".formatted(folder, every, keep);
  }
}
