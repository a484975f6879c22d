package io.floatwise.app.cli;

import io.floatwise.app.report.Page;
import io.floatwise.app.strategy.StrategyList;
import io.floatwise.core.operator.Status.StrategyLine;
import io.floatwise.core.operator.StrategyBoard;
import io.floatwise.core.strategies.Strategies;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `floatwise strategies`.
@Command(
    name = "strategies",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the strategies that --strategy can choose, and what each is tuned by.",
      "Those that trade bars are listed by floatwise bars."
    },
    subcommands = StrategiesNewCommand.class)
public final class StrategiesCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<StrategyLine> lines = StrategyBoard.draw(Strategies.BUILT_IN, Strategies.USUAL);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? StrategyList.json(lines) + System.lineSeparator()
            : StrategyList.text(lines, Page.of(System.getenv())));
    out.flush();
    return 0;
  }
}
