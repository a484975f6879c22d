package io.floatwise.core.risk;

import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.util.List;
import java.util.Optional;

/// The only way from a wish to something the venue accepts.
public final class RiskGate {

  private final List<RiskRule> rules;

  public RiskGate(List<RiskRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// Asks every rule in order; the first objection refuses.
  ///
  /// @param id what the intent will be called if it passes
  public Verdict judge(IntentId id, Intent intent, RiskView view) {
    for (RiskRule rule : rules) {
      Optional<String> objection = rule.objection(intent, view);
      if (objection.isPresent()) {
        return new Verdict.Refused(rule.name(), objection.get());
      }
    }
    return new Verdict.Passed(new Approved(id, intent));
  }
}
