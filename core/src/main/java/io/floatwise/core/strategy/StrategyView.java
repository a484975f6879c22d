package io.floatwise.core.strategy;

import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.Optional;

/// What a strategy decides on: one freshly read title, and the books.
///
/// @param snapshot what was read
/// @param valuation empty if there are too few sales for a fair value
/// @param fees what selling the title costs now
/// @param portfolio the books; read only
/// @param forTargets most money that targets may promise in all
/// @param now market time
public record StrategyView(
    Snapshot snapshot,
    Optional<Valuation> valuation,
    Fees fees,
    Portfolio portfolio,
    Money forTargets,
    Instant now) {}
