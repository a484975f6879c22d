package io.floatwise.app.cli;

import io.floatwise.app.report.JournalChoice;
import io.floatwise.app.report.Page;
import io.floatwise.app.report.Times;
import io.floatwise.app.run.Progress;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.app.why.Explainer;
import io.floatwise.app.why.MissedJson;
import io.floatwise.app.why.MissedText;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trace.Missed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise missed`.
@Command(
    name = "missed",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the offers that were left alone and what lots like them were sold for later, after the"
          + " fee.",
      "It only reads what the bot read anyway, also while the bot runs."
    })
public final class MissedCommand implements Callable<Integer> {

  @Mixin private JournalOption journal = new JournalOption();

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      defaultValue = "7d",
      description = "How far back, for example 12h or 30d, market time (default: 7d).")
  private String since = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "Offers in the list (default: 20).")
  private int most;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Duration back =
        Times.span(since)
            .orElseThrow(() ->
                new InputException(
                    "--since: expected hours or days such as 12h or 7d, found '%s'"
                        .formatted(since)));
    if (most < 1) {
      throw new InputException("--most: expected 1 or more, found " + most);
    }
    JournalChoice.Place place = journal.choice().place();
    Missed missed;
    try (var progress = Progress.on(MissedCommand::say)) {
      progress.step("reading what was left alone");
      missed =
          new Explainer(
                  place.journal(), place.account(), Strategies.BUILT_IN, DecidingCode.version())
              .missed(back);
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? MissedJson.of(missed, most) + System.lineSeparator()
            : MissedText.of(missed, most, Page.of(System.getenv())));
    out.flush();
    return 0;
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
