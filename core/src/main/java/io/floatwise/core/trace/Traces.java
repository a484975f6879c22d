package io.floatwise.core.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import java.time.Instant;
import java.util.List;

/// Where decisions are kept with what they were made on, and what was sold later. Both methods
/// return at once and never fail: what cannot be kept is lost, and trading goes on.
public interface Traces {

  /// Keeps what was decided. An action must be durable in the journal before.
  void keep(List<Trace> traces);

  /// The sales of `title` were read, newest first, at market time `at`.
  void sold(Title title, List<Sale> sales, Instant at);
}
