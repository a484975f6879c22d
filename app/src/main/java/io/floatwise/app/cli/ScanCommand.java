package io.floatwise.app.cli;

import io.floatwise.app.demo.RunningSandbox;
import io.floatwise.app.scan.GameReading;
import io.floatwise.app.scan.MarketPicture;
import io.floatwise.app.scan.ScanReader;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.Filter;
import io.floatwise.core.scan.FilterText;
import io.floatwise.core.scan.ScanRequest;
import io.floatwise.core.scan.Scanner;
import io.floatwise.core.scan.TitleList;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
      "Looks for offers that are worth more than they cost after fees, waiting and risk, and says",
      "why not of the others. Finding none is normal."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:looked",
      "1:no game could be read; the message says why",
      "2:a flag is wrong"
    })
public final class ScanCommand implements Callable<Integer> {

  private static final int NOTHING_READ = 1;

  @Mixin private DataOption data = new DataOption();

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

  @Option(
      names = "--sandbox",
      required = true,
      paramLabel = "URL",
      description = {
        "Look at a sandbox that runs already, on this machine: floatwise sandbox, started with the",
        "same data directory."
      })
  private URI sandbox = URI.create("");

  @Option(names = "--explain", description = "Name each offer that was refused, and why.")
  private boolean explain;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var wanted = new ArrayList<Filter>();
    filters.forEach(text -> wanted.add(FilterText.parse(text)));
    wanted.add(new Filter.OfLevel(Set.copyOf(levels)));
    var request = new ScanRequest(wanted, TitleList.EMPTY, Set.of(), most);
    Consumer<String> log = System.err::println;
    try (var market = RunningSandbox.open(sandbox, data.path());
        var progress = Progress.on(log)) {
      var picture = new MarketPicture(market.client().feed(market::now), market::now);
      var reader = new ScanReader(picture, titles, progress::step);
      List<GameReading> readings = reader.read(EnumSet.copyOf(games), EnumSet.copyOf(levels));
      progress.step("valuing what was read");
      Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
      var snapshots = new ArrayList<Snapshot>();
      for (GameReading reading : readings) {
        reading.fees().ifPresent(schedule -> fees.put(reading.game(), schedule));
        snapshots.addAll(reading.snapshots());
      }
      var report =
          new ScanReport(
              new Scanner(request).scan(snapshots, fees, market.now()), readings, market.now());
      System.out.println(json ? ScanJson.of(report, explain) : ScanText.of(report, explain));
      System.out.flush();
      return snapshots.isEmpty() && readings.stream().noneMatch(r -> r.failures().isEmpty())
          ? NOTHING_READ
          : 0;
    }
  }
}
