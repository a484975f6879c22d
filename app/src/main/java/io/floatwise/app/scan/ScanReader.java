package io.floatwise.app.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.GameReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Reads several games at the same time; one that fails leaves the others as they are. Thread-safe.
public final class ScanReader {

  private final MarketPicture picture;
  private final int titles;
  private final Consumer<String> progress;

  /// @param titles most titles of a game that get a close look of three calls each, 1 or more
  /// @param progress is told what is being read, from any thread; must return at once
  public ScanReader(MarketPicture picture, int titles, Consumer<String> progress) {
    if (titles < 1) {
      throw new InputException("titles: expected 1 or more, found " + titles);
    }
    this.picture = picture;
    this.titles = titles;
    this.progress = progress;
  }

  /// Reads `games`, in the order of the result.
  ///
  /// @param levels price bands that are of interest
  /// @throws InterruptedException if the thread is interrupted; readings that run are cancelled
  public List<GameReading> read(Collection<Game> games, Set<Level> levels)
      throws InterruptedException {
    return atOnce(
        games.stream().map(game -> (Callable<GameReading>) () -> read(game, levels)).toList());
  }

  private GameReading read(Game game, Set<Level> levels) throws InterruptedException {
    var failures = new ArrayList<Failure>();
    progress.accept("reading the quotes of " + game.label());
    Optional<FeeSchedule> fees = value(picture.fees(game), failures);
    List<Quote> quotes = value(picture.quotes(game), failures).orElse(List.of());
    List<Quote> worth =
        quotes.stream()
            .filter(q -> q.bestOffer().flatMap(Level::of).filter(levels::contains).isPresent())
            .sorted(
                Comparator.comparingInt((Quote q) -> -(q.offerCount() + q.targetCount()))
                    .thenComparing(Quote::title))
            .toList();
    List<Quote> chosen =
        fees.isEmpty() ? List.of() : worth.subList(0, Math.min(titles, worth.size()));
    progress.accept("looking at %d titles of %s".formatted(chosen.size(), game.label()));
    var snapshots = new ArrayList<Snapshot>();
    List<Callable<Reading<Snapshot>>> looks =
        chosen.stream().map(q -> (Callable<Reading<Snapshot>>) () -> picture.snapshot(q)).toList();
    for (Reading<Snapshot> look : atOnce(looks)) {
      value(look, failures).ifPresent(snapshots::add);
    }
    return new GameReading(game, fees, quotes.size(), worth.size(), snapshots, failures);
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = pool.invokeAll(calls);
      var results = new ArrayList<T>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException said) {
        throw said;
      }
      throw new IllegalStateException("a reading ended without a result", e.getCause());
    }
  }

  private static <T> Optional<T> value(Reading<T> reading, List<Failure> failures) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> Optional.of(value);
      case Reading.Unread<T>(Failure failure) -> {
        failures.add(failure);
        yield Optional.empty();
      }
    };
  }
}
