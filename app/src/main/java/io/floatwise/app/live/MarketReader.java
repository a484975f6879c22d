package io.floatwise.app.live;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.schedule.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads several games at a time, each on a thread of its own, and gives the readings back in the
/// order in which they were asked for: a slow game costs its own time and changes no order. Calls
/// block until everything is there; how long one may take is the feed's concern.
final class MarketReader {

  private static final Failure INTERRUPTED = new Failure.Unreachable("the reading was interrupted");

  private final MarketFeed feed;

  MarketReader(MarketFeed feed) {
    this.feed = feed;
  }

  /// @param fees empty where they were not asked for
  record GameReading(Game game, Optional<Reading<FeeSchedule>> fees, Reading<List<Quote>> quotes) {}

  /// @param sales empty where they were not asked for
  record TitleReading(
      Look look,
      Optional<Reading<List<Sale>>> sales,
      Reading<List<Offer>> offers,
      Reading<List<TargetStep>> targets) {}

  /// @param feesDue games whose fees are asked for too
  List<GameReading> games(List<Game> games, Collection<Game> feesDue) {
    return atOnce(
        games.stream().<Callable<GameReading>>map(g -> () -> read(g, feesDue)).toList(),
        i -> new GameReading(games.get(i), Optional.empty(), Reading.failed(INTERRUPTED)));
  }

  private GameReading read(Game game, Collection<Game> feesDue) {
    Optional<Reading<FeeSchedule>> fees =
        feesDue.contains(game) ? Optional.of(feed.fees(game)) : Optional.empty();
    return new GameReading(game, fees, feed.quotes(game));
  }

  /// @param salesDue titles whose sales are asked for too
  List<TitleReading> titles(List<Look> looks, Collection<Title> salesDue) {
    return atOnce(
        looks.stream().<Callable<TitleReading>>map(l -> () -> read(l, salesDue)).toList(),
        i ->
            new TitleReading(
                looks.get(i),
                Optional.empty(),
                Reading.failed(INTERRUPTED),
                Reading.failed(INTERRUPTED)));
  }

  private TitleReading read(Look look, Collection<Title> salesDue) {
    Title title = look.title();
    Optional<Reading<List<Sale>>> sales =
        salesDue.contains(title)
            ? Optional.of(feed.sales(title, Valuation.SALES_LIMIT))
            : Optional.empty();
    return new TitleReading(
        look, sales, feed.offers(title, Valuation.OFFERS_LIMIT), feed.targets(title));
  }

  private interface Unread<T> {
    T of(int index);
  }

  private static <T> List<T> atOnce(List<Callable<T>> reads, Unread<T> unread) {
    List<T> readings = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> reading : threads.invokeAll(reads)) {
        readings.add(reading.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      while (readings.size() < reads.size()) {
        readings.add(unread.of(readings.size()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a feed threw where it should have said why not", e);
    }
    return readings;
  }
}
