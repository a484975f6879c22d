package io.floatwise.app.cli;

import io.floatwise.app.tape.TapeText;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.tape.TapeStore;
import io.floatwise.tape.series.ImportChoice;
import io.floatwise.tape.series.ImportReport;
import io.floatwise.tape.series.SeriesImport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise tape import`.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Puts recorded series from CSV files, also gzipped, on a tape, and says what is wrong with"
          + " them: gaps, repetitions, frozen stretches, outliers, units and currencies.",
      "Files of one game belong in one import: a day that the tape holds already stays what it is.",
      "Which columns a file may have says docs/tape.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file was read to its end",
      "1:a file could not be read, or ends in the middle; the others are on the tape",
      "2:a flag is wrong, or the tape cannot be written"
    })
public final class TapeImportCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "CSV files.")
  private List<Path> files = List.of();

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      required = true,
      description = "Whose items they are about; no file says it.")
  private Game game = Game.CS2;

  @Option(
      names = "--title",
      paramLabel = "NAME",
      description = "Whose series it is, for files without a column of titles.")
  private @Nullable String title;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it was read, for files without a column of times.")
  private @Nullable String at;

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "What numbers of items mean (default: the file named items beside it).")
  private @Nullable Path items;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Time zone of times that name none (default: UTC).")
  private String zone = "UTC";

  @Override
  public Integer call() throws IOException {
    var choice =
        new ImportChoice(
            game,
            Optional.ofNullable(title),
            Optional.ofNullable(at).map(text -> TapeRange.time("--at", text)),
            Optional.ofNullable(items),
            zone());
    try (var store = TapeStore.open(tape.folder())) {
      store.settle();
      SeriesImport.Result result = new SeriesImport(store).read(files, choice);
      for (ImportReport report : result.reports()) {
        System.out.print(TapeText.report(report));
      }
      System.out.flush();
      result.failures().forEach(failure -> System.err.println("floatwise: " + failure));
      boolean isWhole = result.reports().stream().allMatch(report -> report.cut().isEmpty());
      return result.failures().isEmpty() && isWhole ? 0 : 1;
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InputException(
          "--zone: expected a time zone such as Europe/Berlin or UTC, found '" + zone + "'", e);
    }
  }
}
