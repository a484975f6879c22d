package io.floatwise.app.cli;

import io.floatwise.app.jobs.JobText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise jobs dead`.
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description = "Lists what failed for good, and why.")
public final class JobsDeadCommand implements Callable<Integer> {

  @Mixin private JobsOption jobs = new JobsOption();

  @Override
  public Integer call() {
    try (var board = jobs.open()) {
      System.out.print(JobText.dead(board.dead()));
      System.out.flush();
    }
    return 0;
  }
}
