package io.floatwise.app.cli;

import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.core.error.InputException;
import io.floatwise.core.signals.SignalStrategies;
import java.nio.file.Path;
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

  @Mixin private LaneOptions options = new LaneOptions();
  @Mixin private SearchOptions search = new SearchOptions();

  @Override
  public Integer call() {
    if (options.keepsOpen()) {
      throw new InputException(
          "--keep-open: expected none, here nothing is sold at the end anyway");
    }
    var experiment = new BarExperiment(SignalStrategies.named(strategy), options.terms(), file);
    return search.run(experiment, (_, value) -> Long.toString(value));
  }
}
