package io.floatwise.core.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.strategy.StrategyView;
import java.time.Instant;
import java.util.Optional;

/// Everything that decisions are made on at one moment, but for the books, which are a fold of the
/// journal. Strategies and risk are given what stands here and nothing else, so a decision can be
/// made again.
///
/// @param at market time
/// @param sight what was seen of the market; empty where a person decided
/// @param stated fees of the title that a person decided about; empty if they are not known, or
///   where the market was seen
/// @param standing how the account stood
public record Basis(Instant at, Optional<Sight> sight, Optional<Stated> stated, Standing standing) {

  /// The valuation of the title, made again; empty if it cannot be valued.
  public Optional<Valuation> valuation() {
    return sight.flatMap(seen ->
        seen.fees()
            .flatMap(fees ->
                Valuation.of(
                    seen.snapshot(), fees.planned(seen.snapshot().title()), at, seen.lessons())));
  }

  /// What strategies are given.
  ///
  /// @param valuation of this look
  /// @param books as they are at this moment
  /// @throws java.util.NoSuchElementException if the market was not seen or the fees are not known
  public StrategyView strategyView(
      Optional<Valuation> valuation, Portfolio books, RiskCounters counters) {
    return new StrategyView(
        sight.orElseThrow().snapshot(),
        valuation,
        fees().orElseThrow(),
        books,
        riskView(valuation, books, counters).forTargets(),
        at);
  }

  /// What the risk rules are given.
  ///
  /// @param valuation of this look
  /// @param books as they are at this moment
  public RiskView riskView(Optional<Valuation> valuation, Portfolio books, RiskCounters counters) {
    return new RiskView(
        books,
        counters,
        standing.limits(),
        valuation,
        fees(),
        standing.collection(),
        standing.unrealisedLoss(),
        standing.skew(),
        standing.reconciled(),
        at);
  }

  /// The same under other limits.
  public Basis under(Limits limits) {
    return new Basis(at, sight, stated, standing.under(limits));
  }

  private Optional<Fees> fees() {
    return sight
        .flatMap(seen -> seen.fees().map(fees -> fees(seen.snapshot().title(), fees)))
        .or(() -> stated.map(known -> fees(known.title(), known.terms())));
  }

  private Fees fees(Title title, Terms terms) {
    return new Fees(terms.stated(title), title, at);
  }
}
