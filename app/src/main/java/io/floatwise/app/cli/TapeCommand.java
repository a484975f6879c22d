package io.floatwise.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floatwise tape`.
@Command(
    name = "tape",
    mixinStandardHelpOptions = true,
    description = {
      "Works on a market tape: what a run recorded with --record, or what was imported, in Parquet"
          + " files."
    },
    subcommands = {
      TapeListCommand.class,
      TapeCheckCommand.class,
      TapeImportCommand.class,
      TapeExportCommand.class,
      TapeCompactCommand.class
    })
public final class TapeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
    return 0;
  }
}
