package io.floatwise.app.cli;

import io.floatwise.app.jobs.BackupPlan;
import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.core.error.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Backups that a run makes by itself.
final class BackupFlags {

  private static final int USUAL_HOURS = 24;
  private static final int USUAL_NUMBER = 14;
  private static final int MOST_HOURS = 24 * 365;

  @Option(
      names = "--backup-to",
      paramLabel = "DIR",
      description = {
        "Make a backup in this folder at once and then regularly, as floatwise backup --to-folder",
        "does (default: none)."
      })
  private @Nullable Path folder;

  @Option(
      names = "--backup-every",
      paramLabel = "HOURS",
      description = "With --backup-to: hours between two backups (default: 24).")
  private @Nullable Integer hours;

  @Option(
      names = "--backup-keep",
      paramLabel = "N",
      description = "With --backup-to: how many stay in the folder (default: 14).")
  private @Nullable Integer keep;

  /// Whether one of them was given.
  boolean isGiven() {
    return folder != null || hours != null || keep != null;
  }

  /// @param key where the master key is
  /// @throws InputException if it makes no sense
  Optional<BackupPlan> plan(MasterKeyChoice key) {
    Path to = folder;
    if (to == null) {
      if (isGiven()) {
        throw new InputException(
            "--backup-every and --backup-keep: expected together with --backup-to only");
      }
      return Optional.empty();
    }
    int every = within("--backup-every", hours, USUAL_HOURS, MOST_HOURS);
    int number = within("--backup-keep", keep, USUAL_NUMBER, Integer.MAX_VALUE);
    return Optional.of(new BackupPlan(to, Duration.ofHours(every), number, key));
  }

  private static int within(String flag, @Nullable Integer given, int usual, int most) {
    int value = given == null ? usual : given;
    if (value < 1 || value > most) {
      throw new InputException("%s: expected 1 to %d, found %d".formatted(flag, most, value));
    }
    return value;
  }
}
