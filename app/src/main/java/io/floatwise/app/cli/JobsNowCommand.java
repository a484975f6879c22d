package io.floatwise.app.cli;

import io.floatwise.app.jobs.JobName;
import io.floatwise.store.jobs.Job;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `floatwise jobs now`.
@Command(
    name = "now",
    mixinStandardHelpOptions = true,
    description = "Lets a run do a job at once, as soon as one is there that does it.")
public final class JobsNowCommand implements Callable<Integer> {

  @Mixin private JobsOption jobs = new JobsOption();

  @Parameters(paramLabel = "JOB", description = "Which, for example upkeep.")
  private String job = "";

  @Override
  public Integer call() {
    JobName name = JobName.of(job);
    try (var board = jobs.open()) {
      System.out.printf(
          board.ask(name.word(), Job.ALL) ? "%s: due now; %s%n" : "%s: being done just now; %s%n",
          name.word(),
          name.meaning());
      System.out.flush();
    }
    return 0;
  }
}
