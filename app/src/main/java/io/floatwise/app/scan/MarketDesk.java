package io.floatwise.app.scan;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.report.Mark;
import io.floatwise.core.scan.GameReading;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.core.scan.Scanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Answers what people ask of the market, for everybody from the same readings. Thread-safe, if the
/// feed is.
public final class MarketDesk {

  private final MarketPicture picture;
  private final ItemReader items;
  private final Supplier<Instant> marketTime;

  /// @param marketTime market time, by which readings age
  public MarketDesk(MarketFeed feed, Supplier<Instant> marketTime) {
    this.picture = new MarketPicture(feed, marketTime);
    this.items = new ItemReader(feed, picture, marketTime);
    this.marketTime = marketTime;
  }

  /// Looks for offers that are worth more than they cost.
  ///
  /// @param own offers of ours
  /// @param progress is told what is being done, from any thread; must return at once
  /// @throws InterruptedException if the thread is interrupted
  public ScanReport scan(ScanOrder order, Set<OfferId> own, Consumer<String> progress)
      throws InterruptedException {
    var reader = new ScanReader(picture, order.titles(), progress);
    List<GameReading> readings =
        reader.read(order.games().stream().sorted().toList(), order.levels());
    progress.accept("valuing what was read");
    Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
    var snapshots = new ArrayList<Snapshot>();
    for (GameReading reading : readings) {
      reading.fees().ifPresent(schedule -> fees.put(reading.game(), schedule));
      snapshots.addAll(reading.snapshots());
    }
    Instant now = marketTime.get();
    return new ScanReport(
        new Scanner(order.request(own)).scan(snapshots, fees, now), readings, now);
  }

  /// One title closely; errors as [ItemReader#read] has them.
  public ItemReport item(Title title, Consumer<String> progress) {
    return items.read(title, progress);
  }

  /// What lots would bring at once, by title; a title whose quote or fees cannot be read is absent.
  public Map<Title, Mark> marks(Collection<Lot> lots) {
    Set<Title> titles = lots.stream().map(Lot::title).collect(Collectors.toSet());
    var marks = new HashMap<Title, Mark>();
    titles.stream()
        .map(Title::game)
        .distinct()
        .forEach(game -> {
          if (picture.fees(game) instanceof Reading.Read<FeeSchedule>(FeeSchedule schedule)
              && picture.quotes(game) instanceof Reading.Read<List<Quote>>(List<Quote> quotes)) {
            for (Quote quote : quotes) {
              if (titles.contains(quote.title())) {
                var fees = new Fees(schedule, quote.title(), marketTime.get());
                Mark.executable(quote, fees).ifPresent(mark -> marks.put(quote.title(), mark));
              }
            }
          }
        });
    return marks;
  }
}
