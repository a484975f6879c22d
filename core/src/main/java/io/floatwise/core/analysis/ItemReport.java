package io.floatwise.core.analysis;

import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.Optional;

/// One title as far as a person may want to know it.
///
/// @param analysis figures of its market, over as many sales as can be read at once
/// @param valuation what the trader would make of the same reading; empty without a fair value
/// @param now market time of the report
public record ItemReport(MarketAnalysis analysis, Optional<Valuation> valuation, Instant now) {}
