package io.floatwise.core.strategy;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.Optional;

/// What a strategy makes of a title.
public sealed interface Decision {

  /// A wish, with the figures behind it.
  record Propose(Intent intent, Evidence evidence) implements Decision {}

  /// Nothing, and the first condition that failed.
  ///
  /// @param rule short and stable, for example `edge-too-small`
  /// @param offer that was left alone, if it was about one
  record Skip(Title title, String rule, Evidence evidence, Optional<Offer> offer)
      implements Decision {

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
