package io.floatwise.app.cli;

import io.floatwise.app.optimise.TapeExperiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `floatwise optimise`.
@Command(
    name = "optimise",
    mixinStandardHelpOptions = true,
    description = {
      "Trades a recorded market with many limits and parameters of strategies, and says how far the"
          + " best can be believed.",
      "Chooses on one time and judges on the next; warns where the statistics are weak."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:trials were made; what speaks against the best stands in the warnings",
      "1:no trial ended with a score"
    })
public final class OptimiseCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();
  @Mixin private TapeRange range = new TapeRange();
  @Mixin private BacktestOptions options = new BacktestOptions();
  @Mixin private SearchOptions search = new SearchOptions();

  @Override
  public Integer call() {
    var experiment =
        new TapeExperiment(
            tape.folder(),
            options.limits(),
            options.strategies(search.strategies()),
            options.balance(),
            range.part(),
            (limits, strategies) -> options.run(tape.folder(), limits, strategies));
    return search.run(experiment, experiment::text);
  }
}
