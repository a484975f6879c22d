package io.floatwise.app.cli;

import io.floatwise.app.optimise.BarData;
import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.app.optimise.OptimiseText;
import io.floatwise.app.sweep.JobTrials;
import io.floatwise.app.sweep.SweepWorker;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.error.InputException;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.store.jobs.JobsPlace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise optimise-bars`.
@Command(
    name = "optimise-bars",
    mixinStandardHelpOptions = true,
    description = {
      "Trades the bars of a file again and again with other parameters of a strategy.",
      "Says how far the best of them can be believed: walk-forward, statistics, warnings. 'floatwise"
          + " bars' lists the strategies and their parameters."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:trials were made; what speaks against the best stands in the warnings",
      "1:no trial ended with a score"
    })
public final class OptimiseBarsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description =
          "Comma-separated values with a header: date,open,high,low,close,volume or"
              + " date,price,volume; the volume may be left out.")
  private Path file = Path.of("");

  @Option(
      names = "--strategy",
      required = true,
      paramLabel = "NAME",
      description = "Which one decides.")
  private String strategy = "";

  @Option(
      names = "--jobs",
      description = {
        "Share the trials out as jobs: every 'floatwise jobs work FILE' with the same file, program",
        "and --data (or DATABASE_URL) takes part. The report is the same."
      })
  private boolean isShared;

  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private LaneOptions options = new LaneOptions();
  @Mixin private SearchOptions search = new SearchOptions();

  @Override
  public Integer call() {
    if (options.keepsOpen()) {
      throw new InputException(
          "--keep-open: expected none, here nothing is sold at the end anyway");
    }
    SignalStrategy chosen = SignalStrategies.named(strategy);
    BarData data = BarData.read(file);
    OptimiseText.Values values = (_, value) -> Long.toString(value);
    if (!isShared) {
      return search.run(new BarExperiment(chosen, options.terms(), data), values);
    }
    var subject = new JobTrials.Subject(chosen, options.terms(), data, search.deadline());
    JobsPlace place = jobs.place();
    var now = InstantSource.system();
    var here = SweepWorker.Terms.usual(search.threads());
    try (var trials = JobTrials.open(place, subject, here.code(), now);
        var _ = SweepWorker.open(place, List.of(data), here, now, _ -> {})) {
      return search.run(trials, values);
    }
  }
}
