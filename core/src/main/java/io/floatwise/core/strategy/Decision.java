package io.floatwise.core.strategy;

import io.floatwise.core.item.Title;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;

/// What a strategy makes of a title.
public sealed interface Decision {

  /// A wish, with the figures behind it.
  record Propose(Intent intent, Evidence evidence) implements Decision {}

  /// Nothing, and the first condition that failed.
  ///
  /// @param rule short and stable, for example `edge-too-small`
  record Skip(Title title, String rule, Evidence evidence) implements Decision {}
}
