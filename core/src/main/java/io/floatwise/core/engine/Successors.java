package io.floatwise.core.engine;

import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Targets that wait for others to be taken down. Nothing in here survives a restart: a target that
/// was not placed is wished again at the next look. Not thread-safe.
final class Successors {

  /// @param propose what is to be judged now
  /// @param sight what it was wished on
  /// @param valuation what its title was worth when it was wished; how old that may be is a limit
  record Next(Decision.Propose propose, Optional<Sight> sight, Optional<Valuation> valuation) {}

  private record Waiting(Set<IntentId> cancels, Next next) {}

  private final List<Waiting> waiting = new ArrayList<>();

  /// `next` comes after every one of `wished`; not at all if risk let not all of them pass.
  ///
  /// @param passed those that are handed to the venue
  void after(List<Approved> passed, List<Intent.CancelTarget> wished, Next next) {
    if (passed.size() == wished.size()) {
      var ids = new HashSet<IntentId>();
      passed.forEach(approved -> ids.add(approved.id()));
      waiting.add(new Waiting(ids, next));
    }
  }

  /// The venue answered to `id`.
  ///
  /// @return what its acceptance makes room for; whatever else it answered, that waits no more
  Optional<Next> concluded(IntentId id, Outcome outcome) {
    Optional<Waiting> found = waiting.stream().filter(w -> w.cancels().contains(id)).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean down = outcome instanceof Outcome.Accepted;
    waiting.remove(found.get());
    found.get().cancels().remove(id);
    if (down && !found.get().cancels().isEmpty()) {
      waiting.add(found.get());
      return Optional.empty();
    }
    return down ? found.map(Waiting::next) : Optional.empty();
  }
}
