package io.floatwise.app.cli;

import io.floatwise.app.backtest.Comparison;
import io.floatwise.app.backtest.ComparisonHtml;
import io.floatwise.app.backtest.ComparisonText;
import io.floatwise.app.report.OutputFile;
import io.floatwise.app.report.Page;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise compare`.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Shows backtests that were kept as JSON beside each other.",
      "Differences are against the first: what they were made of, what came of it, and which rules"
          + " refused more or less often."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the comparison is complete"})
public final class CompareCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Two to eight files that backtest --json wrote.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as one HTML file with the curves in one chart.")
  private @Nullable String html;

  @Option(names = "--force", description = "With --html: replace a file that exists.")
  private boolean force;

  @Override
  public Integer call() {
    Optional<OutputFile> page =
        Optional.ofNullable(html).map(to -> new OutputFile("--html", to, force));
    page.ifPresent(OutputFile::check);
    Comparison comparison = Comparison.of(files);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? ComparisonText.json(comparison) + System.lineSeparator()
            : ComparisonText.of(comparison, Page.of(System.getenv())));
    out.flush();
    page.ifPresent(file -> file.write(ComparisonHtml.of(comparison), out));
    return 0;
  }
}
