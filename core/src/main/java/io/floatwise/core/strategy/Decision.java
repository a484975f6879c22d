package io.floatwise.core.strategy;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;

/// What a strategy makes of a title.
public sealed interface Decision {

  /// About one thing: a wish or nothing.
  sealed interface Single extends Decision {}

  /// A wish, with the figures behind it.
  record Propose(Intent intent, Evidence evidence) implements Single {
    /// The same, with the name of the strategy that wished it.
    public Propose by(String strategy) {
      return new Propose(intent, evidence.by(strategy));
    }
  }

  /// Targets of ours make room for another one, which is judged when the venue has taken all of
  /// them down; if one stays, nothing else happens.
  ///
  /// @param old one or more
  /// @param why they go
  /// @param then a target, with the figures behind it
  record Replace(List<Intent.CancelTarget> old, Evidence why, Propose then) implements Decision {
    public Replace {
      old = List.copyOf(old);
    }
  }

  /// Nothing, and the first condition that failed.
  ///
  /// @param rule short and stable, for example `edge-too-small`
  /// @param offer that was left alone, if it was about one
  record Skip(Title title, String rule, Evidence evidence, Optional<Offer> offer)
      implements Single {

    /// About no particular offer.
    public Skip(Title title, String rule, Evidence evidence) {
      this(title, rule, evidence, Optional.empty());
    }

    /// The same, about `left`.
    public Skip of(Offer left) {
      return new Skip(title, rule, evidence, Optional.of(left));
    }
  }
}
