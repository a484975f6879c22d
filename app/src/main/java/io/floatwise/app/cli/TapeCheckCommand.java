package io.floatwise.app.cli;

import io.floatwise.app.tape.TapeText;
import io.floatwise.tape.TapeCheck;
import io.floatwise.tape.TapeReading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise tape check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a whole tape: checksums, order of rows, and each change against the one before it.",
      "Lists gaps, which are no fault of the tape, and damaged files with what they cost."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the tape is what was written", "1:a part of it is damaged"})
public final class TapeCheckCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();
  @Mixin private TapeRange range = new TapeRange();

  @Option(
      names = "--gaps",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many gaps to name, longest first (default: 20).")
  private int gaps;

  @Override
  public Integer call() {
    try (var reading = TapeReading.open(tape.folder())) {
      TapeCheck.Found found = new TapeCheck(reading).run(range::holds);
      System.out.print(TapeText.check(found, gaps));
      System.out.flush();
      return found.isSound() ? 0 : 1;
    }
  }
}
