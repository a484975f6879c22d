package io.floatwise.app.cli;

import io.floatwise.app.bars.BarsJson;
import io.floatwise.app.bars.BarsRun;
import io.floatwise.app.bars.BarsText;
import io.floatwise.app.bars.Grid;
import io.floatwise.app.report.Page;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.signals.SignalStrategies;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise bars`.
@Command(
    name = "bars",
    mixinStandardHelpOptions = true,
    description = {
      "Trades series of prices from files with a strategy on bars.",
      "Without --strategy it lists the strategies. No account, no key, no money."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every series was traded",
      "1:a series was refused, or a parameter set failed; the rest was traded"
    })
public final class BarsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "Comma-separated values with a header: date,open,high,low,close,volume or",
        "date,price,volume; the volume may be left out. Each file is a series of its own."
      })
  private List<Path> files = List.of();

  @Option(names = "--strategy", paramLabel = "NAME", description = "Which one decides.")
  private @Nullable String strategy;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = {
        "A parameter of the strategy, for example fast=10; may be repeated.",
        "Several values (fast=5,10,20) are all tried, each with each of the others."
      })
  private List<String> sets = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Series that are traded at once (default: 1).")
  private int threads = 1;

  @Mixin private DeadlineOption deadline = new DeadlineOption();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Mixin private LaneOptions options = new LaneOptions();

  @Override
  public Integer call() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (strategy == null) {
      if (!files.isEmpty() || !sets.isEmpty()) {
        throw new InputException("expected --strategy, found none; 'floatwise bars' lists them");
      }
      out.print(
          json
              ? BarsJson.of(SignalStrategies.ALL) + System.lineSeparator()
              : BarsText.of(SignalStrategies.ALL, Page.of(System.getenv())));
      return 0;
    }
    SignalStrategy chosen = SignalStrategies.named(strategy);
    if (files.isEmpty()) {
      throw new InputException("expected at least one file with bars, found none");
    }
    if (threads < 1 || threads > Guard.MOST_AT_ONCE) {
      throw new InputException(
          "--threads: expected 1 to %d, found %d".formatted(Guard.MOST_AT_ONCE, threads));
    }
    BarsRun.Outcome outcome =
        new BarsRun(chosen, Grid.of(chosen, sets), options.terms())
            .run(files, new Guard(threads, deadline.longest()));
    out.print(
        json
            ? BarsJson.of(outcome) + System.lineSeparator()
            : BarsText.of(outcome, Page.of(System.getenv())));
    return outcome.isComplete() ? 0 : 1;
  }
}
