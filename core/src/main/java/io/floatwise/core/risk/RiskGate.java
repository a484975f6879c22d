package io.floatwise.core.risk;

import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.util.List;
import java.util.Optional;

/// The only way from a wish to something the venue accepts.
public final class RiskGate {

  private final List<RiskRule> rules;
  private final List<RiskRule> holds;

  /// @param rules refuse
  /// @param holds let a person look first
  public RiskGate(List<RiskRule> rules, List<RiskRule> holds) {
    this.rules = List.copyOf(rules);
    this.holds = List.copyOf(holds);
  }

  /// Asks every rule in order; the first objection refuses, or holds what no rule refuses.
  ///
  /// @param id what the intent will be called if it passes
  public Verdict judge(IntentId id, Intent intent, RiskView view) {
    Verdict verdict = judgeApproved(id, intent, view);
    if (verdict instanceof Verdict.Passed) {
      for (RiskRule rule : holds) {
        Optional<String> objection = rule.objection(intent, view);
        if (objection.isPresent()) {
          return new Verdict.Held(rule.name(), objection.get());
        }
      }
    }
    return verdict;
  }

  /// The same for what a person has approved: nothing holds it, every limit still refuses.
  public Verdict judgeApproved(IntentId id, Intent intent, RiskView view) {
    for (RiskRule rule : rules) {
      Optional<String> objection = rule.objection(intent, view);
      if (objection.isPresent()) {
        return new Verdict.Refused(rule.name(), objection.get());
      }
    }
    return new Verdict.Passed(new Approved(id, intent));
  }
}
