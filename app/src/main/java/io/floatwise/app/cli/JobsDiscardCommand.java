package io.floatwise.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise jobs discard`.
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = "Gives up what failed for good.")
public final class JobsDiscardCommand implements Callable<Integer> {

  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private LetterOption letter = new LetterOption();

  @Override
  public Integer call() {
    try (var board = jobs.open()) {
      if (!board.discard(letter.job(), letter.subject())) {
        throw letter.missing();
      }
      System.out.printf("%s about %s: given up%n", letter.job(), letter.subject());
      System.out.flush();
    }
    return 0;
  }
}
