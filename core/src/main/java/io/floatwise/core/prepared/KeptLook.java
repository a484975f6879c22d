package io.floatwise.core.prepared;

import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A look in full, with what only others know of it.
///
/// @param snapshot as it was told
/// @param stoodUntil for each of its offers when a sale took it, as far as it is known on the day
///   of the look; the latest of all times if none is known, the earliest if the offer is not
///   remembered
/// @param later the same as it is known a day later; empty where that is the same or nobody asks
/// @param bestOffer of the title when there was one last, before this look
public record KeptLook(
    Snapshot snapshot, List<Instant> stoodUntil, List<Instant> later, Optional<Money> bestOffer) {

  public KeptLook {
    stoodUntil = List.copyOf(stoodUntil);
    later = List.copyOf(later);
  }

  /// With what is known a day later.
  KeptLook known(List<Instant> aDayLater) {
    return new KeptLook(snapshot, stoodUntil, aDayLater, bestOffer);
  }
}
