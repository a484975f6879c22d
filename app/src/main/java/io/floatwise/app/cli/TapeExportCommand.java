package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.tape.TapeExport;
import io.floatwise.tape.TapeReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise tape export`.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a part of a tape as one file: CSV with names and written times, or Parquet with the"
          + " numbers of the tape."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that was asked for is in the file",
      "1:a part of the tape is damaged and left out; it is named",
      "2:a flag is wrong, or the file cannot be written"
    })
public final class TapeExportCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();
  @Mixin private TapeRange range = new TapeRange();

  @Option(
      names = "--format",
      paramLabel = "csv|parquet",
      required = true,
      description = "Form of the file.")
  private TapeExport.Form form = TapeExport.Form.CSV;

  @Option(names = "--to", paramLabel = "FILE", required = true, description = "File to write.")
  private Path to = Path.of("");

  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;

  @Override
  public Integer call() {
    Path file = to.toAbsolutePath().normalize();
    if (Files.isDirectory(file) || (Files.exists(file) && !force)) {
      throw new InputException(
          "--to: expected a new file, found that " + file + " exists; --force replaces a file");
    }
    try (var _ = TapeReading.open(tape.folder())) {
      TapeExport.Written written =
          new TapeExport(tape.folder())
              .write(range.games(), range.from(), range.until(), form, file);
      System.err.printf("%s: %d rows%n", to, written.rows());
      written
          .losses()
          .forEach(loss -> System.err.printf("left out: %s: %s%n", loss.file(), loss.why()));
      return written.losses().isEmpty() ? 0 : 1;
    }
  }
}
