package io.floatwise.core.engine;

import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskGate;
import io.floatwise.core.risk.RiskRules;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.util.Optional;

/// Judges wishes by every rule there is, the first time and again.
///
/// @param books as they are
/// @param counters likewise
record Court(Portfolio books, RiskCounters counters) {

  /// Stands where rules are named for the check of what was approved against the market.
  static final String OUTDATED = "outdated";

  private static final RiskGate GATE = new RiskGate(RiskRules.ALL, RiskRules.HOLDS);

  /// @param id what the intent will be called if it passes
  Verdict wish(IntentId id, Intent intent, Seen seen) {
    return GATE.judge(id, intent, seen.toRisk(books, counters));
  }

  /// What a person approved: it must still be there, and every limit still refuses.
  ///
  /// @param id what the intent will be called if it passes
  Verdict approved(IntentId id, Intent intent, Seen seen) {
    Optional<String> objection =
        seen.basis()
            .sight()
            .flatMap(sight -> Recheck.objection(intent, sight.snapshot(), seen.valuation()));
    return objection.isPresent()
        ? new Verdict.Refused(OUTDATED, objection.get())
        : GATE.judgeApproved(id, intent, seen.toRisk(books, counters));
  }
}
