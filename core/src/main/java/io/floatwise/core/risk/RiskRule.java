package io.floatwise.core.risk;

import io.floatwise.core.trade.Intent;
import java.util.Optional;

/// One reason to refuse. Stateless: everything it knows is in the view.
public interface RiskRule {

  /// Short and stable, for example `max-per-trade`.
  String name();

  /// What was found and what the limit is; empty if the rule has no objection.
  Optional<String> objection(Intent intent, RiskView view);
}
