package io.floatwise.app.cli;

import io.floatwise.app.backtest.BacktestJson;
import io.floatwise.app.backtest.BacktestRun;
import io.floatwise.app.backtest.BacktestText;
import io.floatwise.app.report.Page;
import io.floatwise.core.error.InputException;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise backtest`.
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Trades a recorded market once more, with the engine that trades live, and shows what came of",
      "it and what could not be known. No account, no key, no money."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run is complete",
      "1:a part of the tape is damaged; the rest was traded"
    })
public final class BacktestCommand implements Callable<Integer> {

  private static final double MILLIS = 1000;

  @Mixin private TapeOption tape = new TapeOption();
  @Mixin private TapeRange range = new TapeRange();

  @Option(
      names = "--balance",
      paramLabel = "USD",
      defaultValue = "1000.00",
      description = "Money of the account at the beginning (default: 1000.00).")
  private String balance = "1000.00";

  @Option(
      names = "--latency",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "From a decision until the order is in the market, 0 to 60 (default: 1).")
  private double latency;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Another value for a limit, for example 'max-per-trade=20.00 USD'; may be repeated.")
  private List<String> limits = List.of();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (!(latency >= 0 && latency <= 60)) {
      throw new InputException("--latency: expected 0 to 60 seconds, found " + latency);
    }
    BacktestRun.Outcome outcome =
        new BacktestRun(
                tape.folder(),
                chosenLimits(),
                Usd.positive("--balance", balance),
                Duration.ofMillis(Math.round(latency * MILLIS)))
            .run(range::holds, range.from(), range.until());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? BacktestJson.of(outcome) + System.lineSeparator()
            : BacktestText.of(outcome, Page.of(System.getenv())));
    out.flush();
    return outcome.result().losses().isEmpty() ? 0 : 1;
  }

  private Limits chosenLimits() {
    var changes = new ArrayList<Setting>();
    for (String limit : limits) {
      int equals = limit.indexOf('=');
      if (equals < 1) {
        throw new InputException("--limit: expected NAME=VALUE, found '%s'".formatted(limit));
      }
      changes.add(new Setting(limit.substring(0, equals), limit.substring(equals + 1)));
    }
    return Limits.DEFAULT.changed(changes);
  }
}
