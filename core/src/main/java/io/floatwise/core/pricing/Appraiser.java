package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who works out an [Appraisal]: [Appraisal#of], or somebody who remembers what it gave.
@FunctionalInterface
public interface Appraiser {

  /// Exactly what [Appraisal#of] gives.
  Optional<Appraisal> appraise(List<Sale> sales, Instant now);
}
