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
/// @param look everything but the books
/// @param valuation of the look; empty if there is none
record Seen(Basis look, Optional<Valuation> valuation) {

  /// A person decided; no market was seen.
  static Seen nothing(Basis look) {
    return new Seen(look, Optional.empty());
  }

  /// Valued again.
  static Seen again(Basis look) {
    return new Seen(look, look.valuation());
  }

  StrategyView toStrategy(Portfolio books, RiskCounters counters) {
    return look.strategyView(valuation, books, counters);
  }

  RiskView toRisk(Portfolio books, RiskCounters counters) {
    return look.riskView(valuation, books, counters);
  }
}
