package io.floatwise.app.cli;

import io.floatwise.app.report.JournalChoice;
import io.floatwise.app.report.Page;
import io.floatwise.app.run.Progress;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.app.why.Explainer;
import io.floatwise.app.why.WhyJson;
import io.floatwise.app.why.WhyText;
import io.floatwise.core.error.InputException;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Setting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise why`.
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what was decided and why, also what was left alone, from the journal and the traces"
          + " beside it, and decides it again.",
      "It only reads, also while the bot runs."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:the journal or the traces cannot be read; the message says what",
      "2:a flag is wrong, or nothing is known of the subject; the message names the nearest"
    })
public final class WhyCommand implements Callable<Integer> {

  @Mixin private JournalOption journal = new JournalOption();

  @Parameters(
      paramLabel = "SUBJECT",
      arity = "0..1",
      description = {
        "A market name, the id of a decision (i12, r12, a12, s12) or of a lot (L12).",
        "Without it the latest decisions."
      })
  private String subject = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Decisions in a list (default: ${DEFAULT-VALUE}).")
  private int most = Explanations.USUAL;

  @Option(
      names = "--if",
      paramLabel = "LIMIT=VALUE",
      description =
          "What would have been decided under another limit, for example"
              + " --if 'max-per-trade=100.00 USD'.")
  private Map<String, String> changes = new TreeMap<>();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (most < 1) {
      throw new InputException("--most: expected 1 or more, found " + most);
    }
    List<Setting> settings =
        changes.entrySet().stream().map(e -> new Setting(e.getKey(), e.getValue())).toList();
    JournalChoice.Place place = journal.choice().place();
    List<Explanation> found;
    try (var progress = Progress.on(WhyCommand::say)) {
      progress.step("reading the journal and deciding again");
      var explainer =
          new Explainer(
              place.journal(), place.account(), Strategies.BUILT_IN, DecidingCode.version());
      found = explainer.why(subject, most, settings);
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean isOne = subject.strip().matches("[iras][0-9]+");
    out.print(
        json
            ? WhyJson.of(found) + System.lineSeparator()
            : WhyText.of(found, isOne || !settings.isEmpty(), Page.of(System.getenv())));
    out.flush();
    return 0;
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
