package io.floatwise.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// Which tape, for each subcommand of `tape` alike.
final class TapeOption {

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the tape.")
  private Path folder = Path.of("");

  Path folder() {
    return folder;
  }
}
