package io.floatwise.app.cli;

import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.app.secret.NoEcho;
import io.floatwise.app.secret.Prompt;
import io.floatwise.store.backup.Backups;
import io.floatwise.store.backup.Home;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Which vault, and where its master key is.
final class VaultOptions {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--master-key-file",
      paramLabel = "FILE",
      description = {
        "File with the master key, readable by its owner only, outside the data directory (default:",
        "FLOATWISE_MASTER_KEY_FILE; else FLOATWISE_MASTER_KEY or FLOATWISE_MASTER_PASSPHRASE)."
      })
  private @Nullable Path file;

  /// Of the command that has these options.
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /// Taken here, or the error about them would repeat them. In a mixin the list stays empty; they
  /// stand in the result of the parser.
  @Unmatched private List<String> more = new ArrayList<>();

  /// @param expected what stands on the command line besides flags
  DataDirectory directory(String expected) {
    refuseMore(expected);
    return DataDirectory.open(data.path());
  }

  /// Where everything is kept, with the database that the environment names.
  ///
  /// @param expected what stands on the command line besides flags
  Home home(String expected) {
    refuseMore(expected);
    return data.home();
  }

  /// @param expected what stands on the command line besides flags
  void refuseMore(String expected) {
    NoEcho.refuse(more, expected);
    if (spec != null) {
      NoEcho.refuse(spec.commandLine().getUnmatchedArguments(), expected);
    }
  }

  /// The master key of a backup that is to be made. It opens the vault, if there is one: a mistyped
  /// one would make a backup that nobody can read.
  MasterSource forBackup() {
    return choice().ofBackup(DataDirectory.open(data.path()));
  }

  /// The master key of a backup that is there.
  MasterSource forReading(Path backup) {
    return choice().of("backup", Backups.needsPassphrase(backup));
  }

  MasterKeyChoice choice() {
    return new MasterKeyChoice(
        MasterKeyChoice.Words.USUAL,
        Optional.ofNullable(file),
        System.getenv(),
        Prompt::onTerminal);
  }
}
