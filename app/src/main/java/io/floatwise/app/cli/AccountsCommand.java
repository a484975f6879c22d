package io.floatwise.app.cli;

import io.floatwise.app.report.AccountsText;
import io.floatwise.app.report.JournalChoice;
import io.floatwise.app.report.Page;
import io.floatwise.app.report.TradesJson;
import io.floatwise.app.run.Progress;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.trades.AccountRow;
import io.floatwise.store.trades.Trades;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise accounts`.
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what came of each account of a mode, up to the end of its journal.",
      "It reads tables that are made of the journals, and brings them up to date first; also while"
          + " the bot runs."
    })
public final class AccountsCommand implements Callable<Integer> {

  @Mixin private JournalOption journal = new JournalOption();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JournalChoice choice = journal.choice();
    JournalPlace place = choice.places();
    List<AccountRow> accounts;
    try (var progress = Progress.on(AccountsCommand::say);
        var trades = Trades.open(place)) {
      progress.step("bringing the tables to the end of the journals");
      trades.catchUp();
      accounts =
          trades.accounts().stream()
              .filter(row -> choice.account().filter(a -> !a.equals(row.account())).isEmpty())
              .toList();
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? TradesJson.of(accounts) + System.lineSeparator()
            : AccountsText.of(accounts, place.name(), Page.of(System.getenv())));
    out.flush();
    return 0;
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
