package io.floatwise.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise jobs replay`.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Lets what failed for good be tried again; its letter goes when that succeeds.")
public final class JobsReplayCommand implements Callable<Integer> {

  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private LetterOption letter = new LetterOption();

  @Override
  public Integer call() {
    try (var board = jobs.open()) {
      if (!board.replay(letter.job(), letter.subject())) {
        throw letter.missing();
      }
      System.out.printf(
          "%s about %s: due now, or being done just now%n", letter.job(), letter.subject());
      System.out.flush();
    }
    return 0;
  }
}
