package io.floatwise.app.cli;

import io.floatwise.app.report.Page;
import io.floatwise.app.run.Progress;
import io.floatwise.app.scan.MarketDesk;
import io.floatwise.core.item.Game;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.FilterText;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise scan`.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Looks for offers that are worth more than they cost after fees, waiting and risk, and says"
          + " why not of the others.",
      "Finding none is normal."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:looked",
      "1:no game could be read; the message says why",
      "2:a flag is wrong"
    })
public final class ScanCommand implements Callable<Integer> {

  private static final int NOTHING_READ = 1;

  @Mixin private LookOptions market = new LookOptions();

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      split = ",",
      description = "Games to look at, comma between (default: all four).")
  private List<Game> games = List.of(Game.values());

  @Option(
      names = "--level",
      paramLabel = "boost|standard|medium|advanced|pro",
      split = ",",
      description = "Levels to look at, comma between (default: all five).")
  private List<Level> levels = List.of(Level.values());

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description = {
        "Only offers that meet this, for example price=1-10, float=0-0.07, phase=ruby, seed=4,661,",
        "name=redline, min-edge=5, min-sales=10, max-days=7. May be given several times."
      })
  private List<String> filters = List.of();

  @Option(
      names = "--titles",
      paramLabel = "N",
      defaultValue = "40",
      description = "Titles of each game that get a close look of three calls (default: 40).")
  private int titles;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "Opportunities to show (default: 20).")
  private int most;

  @Option(names = "--explain", description = "Name each offer that was refused, and why.")
  private boolean explain;

  @Override
  public Integer call() throws Exception {
    var order =
        new ScanOrder(
            Set.copyOf(games),
            Set.copyOf(levels),
            filters.stream().map(FilterText::parse).toList(),
            titles,
            most);
    Consumer<String> log = System.err::println;
    try (var running = market.open();
        var progress = Progress.on(log)) {
      var desk = new MarketDesk(running.client().feed(running::now), running::now);
      ScanReport report = desk.scan(order, Set.of(), progress::step);
      System.out.println(
          market.isJson()
              ? ScanJson.of(report, explain)
              : ScanText.of(report, explain, Page.of(System.getenv())));
      System.out.flush();
      return report.isBlind() ? NOTHING_READ : 0;
    }
  }
}
