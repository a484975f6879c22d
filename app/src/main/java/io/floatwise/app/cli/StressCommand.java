package io.floatwise.app.cli;

import io.floatwise.app.report.Page;
import io.floatwise.app.stress.LatestPrices;
import io.floatwise.app.stress.StressJson;
import io.floatwise.app.stress.StressText;
import io.floatwise.core.error.InputException;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.stress.Prices;
import io.floatwise.core.stress.Scenario;
import io.floatwise.core.stress.Stress;
import io.floatwise.core.stress.Stressed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise stress`.
@Command(
    name = "stress",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a crash, a lock or dearer fees would do to the lots and targets of now.",
      "It only reads: holdings from the journal, the latest prices and fees from a tape. Every figure"
          + " of a scenario is assumed; a file can hold one of your own."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:reckoned with the latest prices of the tape",
      "1:a part of the tape is damaged; prices may be older than they need be"
    })
public final class StressCommand implements Callable<Integer> {

  @Mixin private JournalOption journal = new JournalOption();

  @Mixin private LimitOption limits = new LimitOption();

  @Parameters(
      paramLabel = "TAPE",
      description = "Folder of a tape, whose latest prices and fees hold.")
  private Path tape = Path.of("");

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only this scenario; may be repeated (default: all that are built in).")
  private List<String> names = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A scenario of your own; docs/stress.md says how it is written.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Scenario> scenarios = scenarios();
    Ledger ledger = journal.choice().read();
    LatestPrices.Found found = LatestPrices.of(tape);
    Prices prices = found.prices();
    var stress = new Stress(ledger, limits.chosen(), prices);
    List<Stressed> all = scenarios.stream().map(stress::of).toList();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? StressJson.of(prices, all) + System.lineSeparator()
            : StressText.of(prices, all, Page.of(System.getenv())));
    out.flush();
    found
        .losses()
        .forEach(loss ->
            System.err.println("DAMAGED %s: %s; left out".formatted(loss.file(), loss.why())));
    return found.losses().isEmpty() ? 0 : 1;
  }

  private List<Scenario> scenarios() {
    if (file != null) {
      if (!names.isEmpty()) {
        throw new InputException("expected --scenario or --file, found both");
      }
      return List.of(own(file));
    }
    if (names.isEmpty()) {
      return Scenario.BUILT_IN;
    }
    return names.stream().map(StressCommand::builtIn).toList();
  }

  private static Scenario builtIn(String name) {
    return Scenario.BUILT_IN.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "--scenario: expected one of %s, found '%s'"
                    .formatted(
                        Scenario.BUILT_IN.stream()
                            .map(Scenario::name)
                            .collect(Collectors.joining(", ")),
                        name)));
  }

  private static Scenario own(Path file) {
    try {
      return Scenario.parse(Files.readString(file));
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new InputException("--file: expected a text file that can be read, found " + e, e);
    }
  }
}
