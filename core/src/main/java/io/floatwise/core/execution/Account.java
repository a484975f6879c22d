package io.floatwise.core.execution;

import java.time.Duration;
import java.util.List;

/// Our account at the venue as it was read in one pass, everything at once.
///
/// @param skew how far the venue's clock is ahead of ours, negative if it is behind
public record Account(
    Balance balance,
    List<OwnOffer> offers,
    List<OwnTarget> targets,
    List<ClosedOffer> closedOffers,
    List<ClosedTarget> closedTargets,
    List<HeldItem> inventory,
    Duration skew) {

  public Account {
    offers = List.copyOf(offers);
    targets = List.copyOf(targets);
    closedOffers = List.copyOf(closedOffers);
    closedTargets = List.copyOf(closedTargets);
    inventory = List.copyOf(inventory);
  }
}
