package io.floatwise.app.cli;

import io.floatwise.app.run.Progress;
import io.floatwise.app.scan.MarketDesk;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise item`.
@Command(
    name = "item",
    mixinStandardHelpOptions = true,
    description = "Shows book, value, sales, movement and indicators of one title.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:the market cannot be read; the message says what",
      "2:a flag is wrong, or there is no such title; the message names the nearest"
    })
public final class ItemCommand implements Callable<Integer> {

  @Mixin private LookOptions market = new LookOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "Exact market name, for example 'AK-47 | Redline (Field-Tested)'.")
  private String name = "";

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      defaultValue = "cs2",
      description = "Game of the title (default: cs2).")
  private Game game = Game.CS2;

  @Override
  public Integer call() throws Exception {
    if (name.isBlank()) {
      throw new InputException("NAME: expected a market name, found a blank one");
    }
    try (var running = market.open();
        var progress = Progress.on(ItemCommand::say)) {
      var desk = new MarketDesk(running.client().feed(running::now), running::now);
      ItemReport report = desk.item(new Title(game, name), progress::step);
      System.out.println(
          market.isJson() ? ItemJson.of(report) : ItemText.of(report).stripTrailing());
    }
    System.out.flush();
    return 0;
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
