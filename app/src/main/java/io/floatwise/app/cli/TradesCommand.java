package io.floatwise.app.cli;

import io.floatwise.app.report.JournalChoice;
import io.floatwise.app.report.Page;
import io.floatwise.app.report.Times;
import io.floatwise.app.report.TradesJson;
import io.floatwise.app.report.TradesText;
import io.floatwise.app.run.Progress;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.trades.TradePage;
import io.floatwise.store.trades.TradeQuery;
import io.floatwise.store.trades.Trades;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise trades`.
@Command(
    name = "trades",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what was bought and sold, of one account or of all, up to the end of the journal.",
      "It reads tables that are made of the journal, and brings them up to date first; also while"
          + " the bot runs."
    })
public final class TradesCommand implements Callable<Integer> {

  /// Words of the states of a lot.
  enum State {
    HELD,
    LISTED,
    SOLD,
    SETTLED,
    REVERTED,
    RETURNED,
    WITHDRAWN
  }

  @Mixin private JournalOption journal = new JournalOption();

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      description = "Only items of this game.")
  private @Nullable Game game;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = {
        "Only lots in this state: held, listed, sold (can be reverted), settled, reverted,",
        "returned, withdrawn."
      })
  private @Nullable State state;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Only titles with this text in them, upper or lower case.")
  private @Nullable String title;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      description = {
        "How far back, for example 12h or 30d, market time: by when it was bought, or sold where",
        "--sort is sold or profit."
      })
  private @Nullable String since;

  @Option(
      names = "--sort",
      paramLabel = "bought|sold|profit",
      defaultValue = "bought",
      description = {
        "Newest purchase, newest sale or largest profit first (default: bought). What was not sold,",
        "or has no profit, is left out then."
      })
  private TradeQuery.Sort sort = TradeQuery.Sort.BOUGHT;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows at most, 1 to 1000 (default: 20).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "MARK",
      description = "Where the page before ended, as it said.")
  private @Nullable String after;

  @Option(
      names = "--rebuild",
      description = "Drop the tables of this mode first and make them anew from the journal.")
  private boolean rebuild;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JournalChoice choice = journal.choice();
    TradeQuery query = query(choice);
    JournalPlace place = choice.places();
    TradePage page;
    try (var progress = Progress.on(TradesCommand::say);
        var trades = Trades.open(place)) {
      progress.step("bringing the tables to the end of the journal");
      if (rebuild) {
        trades.rebuild();
      } else {
        trades.catchUp();
      }
      page = trades.page(query);
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(
        json
            ? TradesJson.of(page) + System.lineSeparator()
            : TradesText.of(page, place.name(), Page.of(System.getenv())));
    out.flush();
    return 0;
  }

  private TradeQuery query(JournalChoice choice) {
    return new TradeQuery(
        choice.account(),
        Optional.ofNullable(game).map(Game::label),
        Optional.ofNullable(state).map(s -> s.name().toLowerCase(Locale.ROOT)),
        Optional.ofNullable(title),
        Optional.ofNullable(since).map(TradesCommand::span),
        sort,
        limit,
        Optional.ofNullable(after).map(TradeQuery.Mark::parse));
  }

  private static Duration span(String text) {
    return Times.span(text)
        .orElseThrow(() ->
            new InputException(
                "--since: expected hours or days such as 12h or 7d, found '%s'".formatted(text)));
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
