package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The only caller of the venue. Not thread-safe; the driver of one account owns it.
public final class Executor {

  private final Venue venue;
  private final Set<IntentId> submitted = new HashSet<>();

  public Executor(Venue venue) {
    this.venue = venue;
  }

  /// Submits an approved intent, once. The journal must hold its submission durably before.
  ///
  /// @throws IllegalStateException if it was submitted before
  public Outcome submit(Approved approved) {
    if (!submitted.add(approved.id())) {
      throw new IllegalStateException(approved.id() + " was submitted before");
    }
    return venue.execute(approved);
  }

  /// Reads the whole account. Offers come first and the inventory last: an item that changes its
  /// place meanwhile is seen twice rather than not at all.
  ///
  /// @param since market time from which closed trades are of interest
  public Reading<Account> observe(List<Game> games, Instant since) {
    var failures = new ArrayList<Failure>();
    var offers = new ArrayList<OwnOffer>();
    var targets = new ArrayList<OwnTarget>();
    var closedOffers = new ArrayList<ClosedOffer>();
    var closedTargets = new ArrayList<ClosedTarget>();
    var inventory = new ArrayList<HeldItem>();
    var balance = new ArrayList<Balance>();
    for (Game game : games) {
      collect(() -> venue.offers(game), offers, failures);
      collect(() -> venue.targets(game), targets, failures);
    }
    collect(() -> venue.closedOffers(since), closedOffers, failures);
    collect(() -> venue.closedTargets(since), closedTargets, failures);
    for (Game game : games) {
      collect(() -> venue.inventory(game), inventory, failures);
    }
    collect(() -> venue.balance().map(List::of), balance, failures);
    return failures.isEmpty()
        ? Reading.of(
            new Account(
                balance.getFirst(),
                offers,
                targets,
                closedOffers,
                closedTargets,
                inventory,
                venue.skew()))
        : Reading.failed(failures.getFirst());
  }

  private static <T> void collect(
      Supplier<Reading<List<T>>> read, List<T> into, List<Failure> failures) {
    if (failures.isEmpty()) {
      switch (read.get()) {
        case Reading.Read<List<T>>(List<T> values) -> into.addAll(values);
        case Reading.Unread<List<T>>(Failure failure) -> failures.add(failure);
      }
    }
  }
}
