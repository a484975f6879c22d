package io.floatwise.app.cli;

import io.floatwise.app.jobs.JobText;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise jobs`.
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what runs do in the background, when it is due and when it last worked.",
      "What fails five times in a row is kept as a dead letter until somebody replays it or gives it"
          + " up."
    },
    subcommands = {
      JobsWorkCommand.class,
      JobsNowCommand.class,
      JobsDeadCommand.class,
      JobsReplayCommand.class,
      JobsDiscardCommand.class
    })
public final class JobsCommand implements Callable<Integer> {

  @Mixin private JobsOption jobs = new JobsOption();

  @Option(names = "--json", description = "Print one line of JSON, dead letters too.")
  private boolean json;

  @Override
  public Integer call() {
    try (var board = jobs.open()) {
      System.out.print(
          json
              ? JobText.json(board.lines(), board.dead()) + System.lineSeparator()
              : JobText.lines(board.lines(), board.dead(), Instant.now()));
      System.out.flush();
    }
    return 0;
  }
}
