package io.floatwise.app.cli;

import io.floatwise.app.demo.DemoRun;
import io.floatwise.store.backup.Home;
import io.floatwise.store.journal.JournalHome;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the program keeps everything, for each subcommand alike.
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${FLOATWISE_DATA}",
      description = "Data directory (default: FLOATWISE_DATA, else ~/.floatwise).")
  private @Nullable Path path;

  /// Where everything is kept, with the database that the environment names.
  Home home() {
    return new Home(path(), JournalHome.of(path(), System.getenv()).database(), DemoRun.JOURNALS);
  }

  Path path() {
    Path chosen = path;
    return chosen != null && !chosen.toString().isBlank()
        ? chosen
        : Path.of(System.getProperty("user.home"), ".floatwise");
  }
}
