package io.floatwise.core.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was seen of the market after something was left alone. Nobody looks on purpose: it is what
/// the bot read anyway.
public interface Aftermath {

  /// Sales of offers of `title` since its oldest kept skip, oldest first.
  List<Sale> sales(Title title);

  /// Until when they are known, market time; empty if they were not read since.
  Optional<Instant> readUntil(Title title);
}
