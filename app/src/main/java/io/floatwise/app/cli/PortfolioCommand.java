package io.floatwise.app.cli;

import io.floatwise.app.report.OverviewJson;
import io.floatwise.app.report.OverviewText;
import io.floatwise.app.report.Page;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Overview;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise portfolio`.
@Command(
    name = "portfolio",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what we have, when it can be spent, and what came of it, from the journal.",
      "It only reads, also while the bot runs; what open lots would bring today it does not know."
    })
public final class PortfolioCommand implements Callable<Integer> {

  @Mixin private JournalOption journal = new JournalOption();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Ledger ledger = journal.choice().read();
    var overview = Overview.of(ledger, _ -> Optional.empty(), ledger.at());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? OverviewJson.of(overview) + System.lineSeparator()
            : OverviewText.of(overview, Page.of(System.getenv())));
    out.flush();
    return 0;
  }
}
