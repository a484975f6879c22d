package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Our account at the venue as it was read in one pass, everything at once.
///
/// @param closedOffers of all games
/// @param closedTargets of all games
/// @param skew how far the venue's clock is ahead of ours, negative if it is behind
/// @param unread games of which offers, targets or inventory could not be read: the lists hold
///   nothing of them, which does not mean that there is nothing
public record Account(
    Balance balance,
    List<OwnOffer> offers,
    List<OwnTarget> targets,
    List<ClosedOffer> closedOffers,
    List<ClosedTarget> closedTargets,
    List<HeldItem> inventory,
    Duration skew,
    Map<Game, Failure> unread) {

  public Account {
    offers = List.copyOf(offers);
    targets = List.copyOf(targets);
    closedOffers = List.copyOf(closedOffers);
    closedTargets = List.copyOf(closedTargets);
    inventory = List.copyOf(inventory);
    unread = Map.copyOf(unread);
  }

  /// Whether everything of `game` was read.
  public boolean shows(Game game) {
    return !unread.containsKey(game);
  }
}
