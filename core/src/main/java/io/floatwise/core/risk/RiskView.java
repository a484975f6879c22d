package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.Optional;

/// What a risk rule may look at.
///
/// @param portfolio the books
/// @param counters errors, spending, pauses, peak
/// @param limits what may not be exceeded
/// @param valuation of the intent's title; empty if it could not be valued
/// @param fees what selling the title costs; empty if that is not known
/// @param unrealisedLoss what open lots would bring less than they cost, at the best offers of now;
///   never negative
/// @param reconciled the books were compared with the venue since the start
/// @param now market time
public record RiskView(
    Portfolio portfolio,
    RiskCounters counters,
    Limits limits,
    Optional<Valuation> valuation,
    Optional<Fees> fees,
    Money unrealisedLoss,
    boolean reconciled,
    Instant now) {}
