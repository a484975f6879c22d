package io.floatwise.app.cli;

import io.floatwise.app.tape.TapeText;
import io.floatwise.tape.TapeReading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise tape list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists games and days with rows, bytes and files, as the names of the files say.",
      "What is in them, and where something is missing, says floatwise tape check."
    })
public final class TapeListCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();

  @Option(names = "--days", description = "Show every day, not one line for each game.")
  private boolean isByDay;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (var reading = TapeReading.open(tape.folder())) {
      System.out.print(
          json
              ? TapeText.json(reading.days(), reading.waitingBytes()) + System.lineSeparator()
              : TapeText.list(reading.days(), reading.waitingBytes(), isByDay));
      System.out.flush();
    }
    return 0;
  }
}
