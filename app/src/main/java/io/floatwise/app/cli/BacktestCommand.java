package io.floatwise.app.cli;

import io.floatwise.app.backtest.BacktestJson;
import io.floatwise.app.backtest.BacktestRun;
import io.floatwise.app.backtest.BacktestText;
import io.floatwise.app.backtest.HtmlReport;
import io.floatwise.app.backtest.Receipt;
import io.floatwise.app.backtest.RecordedPrices;
import io.floatwise.app.report.OutputFile;
import io.floatwise.app.report.Page;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.error.InputException;
import io.floatwise.core.report.RoundTripCsv;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise backtest`.
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Trades a recorded market once more, with the engine that trades live.",
      "Shows what came of it and what could not be known. No account, no key, no money."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run is complete; with --verify it is the same to the byte",
      "1:a part of the tape is damaged; the rest was traded",
      "4:with --verify: the run differs from the receipt"
    })
public final class BacktestCommand implements Callable<Integer> {

  private static final int DIFFERENT = 4;

  @Mixin private TapeOption tape = new TapeOption();
  @Mixin private TapeRange range = new TapeRange();
  @Mixin private BacktestOptions options = new BacktestOptions();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description =
          "Write what the run was made of and what came of it, so that anyone can repeat it.")
  private @Nullable String receipt;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the whole report as one HTML file.")
  private @Nullable String html;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every round trip, from the purchase to its sale, as one row.")
  private @Nullable String csv;

  @Option(
      names = "--force",
      description = "With --receipt, --html and --csv: replace a file that exists.")
  private boolean force;

  @Option(
      names = "--verify",
      paramLabel = "FILE",
      description = "Repeat the run of a receipt on this tape, and compare.")
  private @Nullable Path verified;

  @Override
  public Integer call() {
    return verified == null ? trade() : verify(verified);
  }

  private int trade() {
    Optional<OutputFile> kept =
        Optional.ofNullable(receipt).map(to -> new OutputFile("--receipt", to, force));
    Optional<OutputFile> page =
        Optional.ofNullable(html).map(to -> new OutputFile("--html", to, force));
    Optional<OutputFile> rows =
        Optional.ofNullable(csv).map(to -> new OutputFile("--csv", to, force));
    Stream.of(kept, page, rows).flatMap(Optional::stream).forEach(OutputFile::check);
    BacktestRun.Outcome outcome =
        options.run(tape.folder(), options.limits(), options.strategies()).run(range.part());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? BacktestJson.of(outcome) + System.lineSeparator()
            : BacktestText.of(outcome, Page.of(System.getenv())));
    out.flush();
    kept.ifPresent(file -> file.write(Receipt.of(outcome).text(), out));
    page.ifPresent(
        file -> file.write(HtmlReport.of(outcome, RecordedPrices.of(tape.folder(), outcome)), out));
    rows.ifPresent(file -> file.write(table(outcome), out));
    return outcome.result().losses().isEmpty() ? 0 : 1;
  }

  private static String table(BacktestRun.Outcome outcome) {
    RunReport report = RunReport.of(outcome.result(), outcome.log());
    return RoundTripCsv.of(report.trips(), report.end()).toString();
  }

  private int verify(Path file) {
    boolean chosen = options.isChosen() || range.isChosen();
    if (chosen || receipt != null || html != null || csv != null || json || force) {
      throw new InputException(
          "--verify: the receipt says how the run was made; expected no other flag beside it");
    }
    Receipt stated = Receipt.parse(read(file));
    Receipt.Asked asked = stated.asked();
    BacktestRun.Outcome outcome =
        new BacktestRun(
                tape.folder(),
                asked.limits(),
                asked.strategies(),
                asked.balance(),
                asked.latency(),
                asked.series())
            .run(asked.part());
    List<String> differences = stated.differences(Receipt.of(outcome));
    differences.forEach(System.out::println);
    System.out.println(
        differences.isEmpty()
            ? "the same to the byte: receipt " + stated.hash()
            : "not the same: %d differences".formatted(differences.size()));
    System.out.flush();
    int same = outcome.result().losses().isEmpty() ? 0 : 1;
    return differences.isEmpty() ? same : DIFFERENT;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException("--verify: expected a receipt that can be read, found " + e, e);
    }
  }
}
