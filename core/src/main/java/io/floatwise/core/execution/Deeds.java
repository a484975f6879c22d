package io.floatwise.core.execution;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What was done at the venue, and what it took to take it back later: a fold of the journal that
/// remembers the latest few thousand. Not thread-safe.
public final class Deeds {

  private static final int REMEMBERED = 5_000;

  private final TreeMap<IntentId, Deed> started = new TreeMap<>();
  private final TreeMap<IntentId, Deed> done = new TreeMap<>();

  /// An intent that the venue carried out.
  ///
  /// @param asked what a lot was offered at before it was taken down; empty for everything else
  /// @param target that was placed, or that was taken down as it stood before; empty for everything
  ///   else
  public record Deed(
      IntentId id, Intent intent, Optional<Money> asked, Optional<Portfolio.Target> target) {}

  /// Takes over the next journal entry.
  ///
  /// @param before the books without that entry
  public void apply(Entry entry, Portfolio before) {
    if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)) {
      var id = new IntentId(entry.seq());
      started.put(id, new Deed(id, intent, asked(intent, before), target(intent, before)));
    } else if (entry.fact() instanceof Fact.OutcomeReceived(IntentId id, Outcome outcome)) {
      conclude(id, outcome);
    } else if (entry.fact()
        instanceof Fact.OutcomeResolved(IntentId id, Outcome outcome, String _)) {
      conclude(id, outcome);
    }
  }

  /// Empty if the venue did not do it, as far as is known, or it is too long ago.
  public Optional<Deed> done(IntentId id) {
    return Optional.ofNullable(done.get(id));
  }

  private void conclude(IntentId id, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted(Effect effect) -> {
        Deed deed = started.get(id);
        if (deed != null) {
          done.put(id, effect instanceof Effect.TargetPlaced placed ? placed(deed, placed) : deed);
        }
      }
      case Outcome.Rejected _, Outcome.Withheld _, Outcome.Unknown _ -> {}
    }
    // What was refused may turn up as done later, so it is remembered as long.
    forget(started);
    forget(done);
  }

  private static void forget(NavigableMap<IntentId, Deed> deeds) {
    while (deeds.size() > REMEMBERED) {
      deeds.pollFirstEntry();
    }
  }

  private static Deed placed(Deed deed, Effect.TargetPlaced placed) {
    return deed.intent() instanceof Intent.PlaceTarget place
        ? new Deed(
            deed.id(),
            place,
            Optional.empty(),
            Optional.of(
                new Portfolio.Target(
                    placed.target(), place.title(), place.price(), place.amount())))
        : deed;
  }

  private static Optional<Money> asked(Intent intent, Portfolio books) {
    return intent instanceof Intent.Delist delist
            && books.lot(delist.lot()).map(lot -> lot.state()).orElse(null)
                instanceof LotState.Listed listed
        ? Optional.of(listed.price())
        : Optional.empty();
  }

  private static Optional<Portfolio.Target> target(Intent intent, Portfolio books) {
    return intent instanceof Intent.CancelTarget cancel
        ? books.targets().stream().filter(t -> t.id().equals(cancel.target())).findFirst()
        : Optional.empty();
  }
}
