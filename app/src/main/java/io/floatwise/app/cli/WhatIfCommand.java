package io.floatwise.app.cli;

import io.floatwise.app.backtest.BacktestRun;
import io.floatwise.app.backtest.WhatIf;
import io.floatwise.app.backtest.WhatIfHtml;
import io.floatwise.app.backtest.WhatIfJson;
import io.floatwise.app.backtest.WhatIfText;
import io.floatwise.app.report.OutputFile;
import io.floatwise.app.report.Page;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.trade.Setting;
import io.floatwise.store.replay.ReplayFile;
import io.floatwise.store.replay.ReplayFolder;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise whatif`.
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Trades the last days of a tape twice: as the rules are, and with one of them changed.",
      "Where the recorder kept what its account was told (--data), its own offers and purchases are"
          + " taken away from the market first."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:both runs are complete",
      "1:a part of the tape is damaged; the rest was traded"
    })
public final class WhatIfCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();

  @Mixin private BacktestOptions options = new BacktestOptions();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "The other rule: a limit and its value, for example 'max-per-trade=20.00 USD'; may be"
              + " repeated. What --limit says holds for both.")
  private List<String> changes = List.of();

  @Option(
      names = "--other-strategy",
      paramLabel = "NAME[:PARAMETER=VALUE,...]",
      description =
          "The other strategies, as --strategy has them; may be repeated. What --strategy says holds"
              + " for both unless this is said.")
  private List<String> others = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How many days, the last of the tape (default: 30).")
  private int days;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data directory of the recorder; without it, what it did itself counts as somebody"
              + " else's.")
  private @Nullable Path data;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      description = "With --data: whose run, where several modes recorded.")
  private @Nullable String mode;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "With --data: which account, where there are several.")
  private @Nullable String account;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write both as one HTML file with a chart.")
  private @Nullable String html;

  @Option(names = "--force", description = "With --html: replace a file that exists.")
  private boolean force;

  @Override
  public Integer call() {
    Optional<OutputFile> page =
        Optional.ofNullable(html).map(to -> new OutputFile("--html", to, force));
    page.ifPresent(OutputFile::check);
    Limits usual = options.limits();
    List<Strategy> strategies = options.strategies();
    var settings = new ArrayList<>(LimitOption.settings("--set", changes));
    Limits changed = usual.changed(settings);
    List<Strategy> trading = strategies;
    if (!others.isEmpty()) {
      trading = StrategyOption.chosen("--other-strategy", others);
      settings.add(
          new Setting(
              "strategies", trading.stream().map(Strategy::text).collect(Collectors.joining(" "))));
    }
    if (settings.isEmpty()) {
      throw new InputException("expected --set or --other-strategy, found neither");
    }
    BacktestRun one = options.run(tape.folder(), usual, strategies);
    BacktestRun other = options.run(tape.folder(), changed, trading);
    WhatIf both =
        WhatIf.of(
            tape.folder(),
            settings,
            one,
            other,
            deeds(),
            part(),
            note -> System.err.println("floatwise: " + note));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? WhatIfJson.of(both) + System.lineSeparator()
            : WhatIfText.of(both, Page.of(System.getenv())));
    out.flush();
    page.ifPresent(file -> file.write(WhatIfHtml.of(both), out));
    return both.usual().result().losses().isEmpty() ? 0 : 1;
  }

  private OwnDeeds deeds() {
    if (data == null) {
      if (mode != null || account != null) {
        throw new InputException("--mode, --account: expected --data beside them, found none");
      }
      return OwnDeeds.NONE;
    }
    try (var rows = ReplayFile.read(ReplayFolder.one(data, mode, account).files())) {
      return OwnDeeds.of(rows);
    }
  }

  private TapePart part() {
    if (days < 1 || days > 3660) {
      throw new InputException("--days: expected 1 to 3660, found " + days);
    }
    try (var reading = TapeReading.open(tape.folder())) {
      LocalDate last =
          reading.days().stream()
              .map(TapeDay::day)
              .max(LocalDate::compareTo)
              .orElseThrow(() ->
                  new InputException(
                      "tape %s: expected at least one day, found none".formatted(tape.folder())));
      return new TapePart(
          EnumSet.allOf(Game.class),
          last.minusDays(days - 1L).atStartOfDay(ZoneOffset.UTC).toInstant(),
          last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }
}
