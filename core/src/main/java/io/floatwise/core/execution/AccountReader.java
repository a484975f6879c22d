package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads an account: the lists of all games at once, what is common to them alone. Offers come
/// first and the inventory last: an item that changes its place meanwhile is seen twice rather than
/// not at all. A game of which one list cannot be read is unread as a whole, so that nothing can be
/// taken for gone; without balance or closed trades, or with no game at all, nothing is read.
final class AccountReader {

  private static final Failure INTERRUPTED = new Failure.Unreachable("the reading was interrupted");

  private final Venue venue;

  AccountReader(Venue venue) {
    this.venue = venue;
  }

  /// What we have in one game, as far as it was read.
  private static final class Part {
    final Game game;
    List<OwnOffer> offers = List.of();
    List<OwnTarget> targets = List.of();
    List<HeldItem> inventory = List.of();
    Optional<Failure> failure = Optional.empty();

    Part(Game game) {
      this.game = game;
    }

    /// Reads on, unless something could not be read before.
    <T> void read(Function<Game, Reading<List<T>>> list, Consumer<List<T>> into) {
      if (failure.isPresent()) {
        return;
      }
      switch (list.apply(game)) {
        case Reading.Read<List<T>>(List<T> rows) -> into.accept(rows);
        case Reading.Unread<List<T>>(Failure why) -> failure = Optional.of(why);
      }
    }
  }

  Reading<Account> read(List<Game> games, Instant since) {
    List<Part> parts = games.stream().map(Part::new).toList();
    Optional<Failure> none =
        atOnce(
            parts,
            part -> {
              part.read(venue::offers, rows -> part.offers = rows);
              part.read(venue::targets, rows -> part.targets = rows);
            });
    if (none.isPresent()) {
      return Reading.failed(none.get());
    }
    return switch (venue.closedOffers(since)) {
      case Reading.Unread<List<ClosedOffer>>(Failure failure) -> Reading.failed(failure);
      case Reading.Read<List<ClosedOffer>>(List<ClosedOffer> sales) ->
          switch (venue.closedTargets(since)) {
            case Reading.Unread<List<ClosedTarget>>(Failure failure) -> Reading.failed(failure);
            case Reading.Read<List<ClosedTarget>>(List<ClosedTarget> fills) ->
                whole(parts, sales, fills);
          };
    };
  }

  private Reading<Account> whole(
      List<Part> parts, List<ClosedOffer> sales, List<ClosedTarget> fills) {
    Optional<Failure> none =
        atOnce(parts, part -> part.read(venue::inventory, rows -> part.inventory = rows));
    if (none.isPresent()) {
      return Reading.failed(none.get());
    }
    Map<Game, Failure> unread = new EnumMap<>(Game.class);
    parts.forEach(part -> part.failure.ifPresent(failure -> unread.put(part.game, failure)));
    List<Part> read = parts.stream().filter(part -> part.failure.isEmpty()).toList();
    return venue
        .balance()
        .map(balance ->
            new Account(
                balance,
                read.stream().flatMap(part -> part.offers.stream()).toList(),
                read.stream().flatMap(part -> part.targets.stream()).toList(),
                sales,
                fills,
                read.stream().flatMap(part -> part.inventory.stream()).toList(),
                venue.skew(),
                unread));
  }

  /// Reads each part on a thread of its own.
  ///
  /// @return why nothing is left to be read on; empty if something is
  private static Optional<Failure> atOnce(List<Part> parts, Consumer<Part> reads) {
    if (parts.size() == 1) {
      reads.accept(parts.getFirst());
      return parts.getFirst().failure;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> reading :
          threads.invokeAll(
              parts.stream().map(part -> Executors.callable(() -> reads.accept(part))).toList())) {
        reading.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(INTERRUPTED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a venue threw where it should have said why not", e);
    }
    return parts.stream().allMatch(part -> part.failure.isPresent())
        ? parts.getFirst().failure
        : Optional.empty();
  }
}
