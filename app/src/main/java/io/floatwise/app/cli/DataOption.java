package io.floatwise.app.cli;

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

  Path path() {
    Path chosen = path;
    return chosen != null && !chosen.toString().isBlank()
        ? chosen
        : Path.of(System.getProperty("user.home"), ".floatwise");
  }
}
