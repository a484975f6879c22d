package io.floatwise.app.cli;

import io.floatwise.app.backtest.RerunText;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.backtest.Rerun;
import io.floatwise.core.backtest.RerunResult;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.store.replay.HashTally;
import io.floatwise.store.replay.ReplayFile;
import io.floatwise.store.replay.ReplayFolder;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise replay`.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Lives a recorded run once more and compares every decision and every entry of its books.",
      "The run must have recorded its market (--record); of its journal nothing is read. What the"
          + " account was told besides the market lies in the data directory of the run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was decided and written as it had been",
      "1:the recording does not show everything",
      "4:something was decided or written otherwise"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "TAPE", description = "Folder of the tape that the run recorded.")
  private Path tape = Path.of("");

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      description = "Whose run, where several modes recorded, for example demo.")
  private @Nullable String mode;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Which account, where there are several.")
  private @Nullable String account;

  @Override
  public Integer call() {
    ReplayFolder folder = ReplayFolder.one(data.path(), mode, account);
    List<Path> files = folder.files();
    if (files.isEmpty()) {
      throw new InputException(
          "%s: expected what an account was told, found nothing".formatted(folder.path()));
    }
    try (var reading = TapeReading.open(tape);
        var rows = ReplayFile.read(files)) {
      List<TapeDay> days = reading.days();
      RerunResult result =
          new Rerun(Strategies::chosen, HashTally.empty(), _ -> {}).run(rows, reading, days);
      System.out.print(RerunText.of(result, rows.torn(), DecidingCode.version()));
      System.out.flush();
      return switch (result.ending()) {
        case RerunResult.Same _ -> rows.torn().isEmpty() ? 0 : 1;
        case RerunResult.Stopped _ -> 1;
        case RerunResult.Different _ -> 4;
      };
    }
  }
}
