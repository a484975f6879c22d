package io.floatwise.core.engine;

import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trace.Basis;
import java.util.Optional;

/// What decisions are made on, and its valuation, which is made only once. Deciding and deciding
/// again both go through here.
///
/// @param basis everything but the books
/// @param valuation of what was seen; empty if there is none
record Seen(Basis basis, Optional<Valuation> valuation) {

  /// A person decided; no market was seen.
  static Seen nothing(Basis basis) {
    return new Seen(basis, Optional.empty());
  }

  /// Valued again.
  static Seen again(Basis basis) {
    return new Seen(basis, basis.valuation());
  }

  StrategyView toStrategy(Portfolio books, RiskCounters counters) {
    return basis.strategyView(valuation, books, counters);
  }

  RiskView toRisk(Portfolio books, RiskCounters counters) {
    return basis.riskView(valuation, books, counters);
  }
}
