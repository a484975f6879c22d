package io.floatwise.app.cli;

import io.floatwise.app.demo.RunningSandbox;
import io.floatwise.app.live.OrderlyEnd;
import io.floatwise.app.live.Watcher;
import io.floatwise.app.report.Plain;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise watch`.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Tells when the best offer or target of a title changes, at most 5 s after it happened, and"
          + " says how old its figures are when the market cannot be read.",
      "Ends on Ctrl-C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:watched until it was ended",
      "1:the market cannot be read; the message says what",
      "2:a flag is wrong, a title is not traded, or there are more than can be watched"
    })
public final class WatchCommand implements Callable<Integer> {

  private static final WatchBudget BUDGET = WatchBudget.DEFAULT;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "TITLE",
      description = "Exact market names, for example 'AK-47 | Redline (Field-Tested)'.")
  private List<String> names = List.of();

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      defaultValue = "cs2",
      description = "Game of the titles (default: cs2).")
  private Game game = Game.CS2;

  @Option(
      names = "--sandbox",
      required = true,
      paramLabel = "URL",
      description = {
        "Watch a sandbox that runs already, on this machine: floatwise sandbox, started with the",
        "same data directory."
      })
  private URI sandbox = URI.create("");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many seconds; 0 for no end (default: 0).")
  private int seconds;

  @Option(names = "--json", description = "Print one line of JSON for each event.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (seconds < 0) {
      throw new InputException("--seconds: expected 0 or more, found " + seconds);
    }
    List<Title> titles = names.stream().map(name -> new Title(game, name)).distinct().toList();
    try (var market = RunningSandbox.open(sandbox, data.path())) {
      var options = CallOptions.USUAL.as(Priority.ACCOUNT).within(BUDGET.patience());
      TitleQuotes feed = market.client().with(options).feed(Instant::now);
      WatchLines lines = new WatchLines(System.out, BUDGET, json);
      var watcher = new Watcher(feed, BUDGET, InstantSource.system(), lines);
      watcher.watch(titles);
      check(titles, feed);
      if (seconds > 0) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(watcher::close);
      }
      try (var _ = OrderlyEnd.on(watcher::close, STOP_WITHIN)) {
        watcher.run();
      }
    }
    return 0;
  }

  /// Whoever mistypes a name should not wait for it for ever.
  private void check(List<Title> titles, TitleQuotes feed) {
    for (List<Title> asked : BUDGET.calls(titles)) {
      switch (feed.quotes(game, asked)) {
        case Reading.Read<List<Quote>>(List<Quote> quotes) -> {
          Set<Title> traded = quotes.stream().map(Quote::title).collect(Collectors.toSet());
          asked.stream()
              .filter(title -> !traded.contains(title))
              .findFirst()
              .ifPresent(title -> {
                throw new InputException(
                    "TITLE: expected titles of %s that are traded now, found '%s'"
                        .formatted(game.label(), Plain.text(title.name())));
              });
        }
        case Reading.Unread<List<Quote>>(var failure) ->
            throw new MarketUnreadException("the quotes", failure);
      }
    }
  }
}
