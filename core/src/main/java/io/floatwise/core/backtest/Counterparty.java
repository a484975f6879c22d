package io.floatwise.core.backtest;

import io.floatwise.core.paper.Sight;
import io.floatwise.core.risk.Approved;
import java.time.Instant;
import java.util.Optional;

/// The others on a recorded market, as far as its record shows them.
interface Counterparty {

  /// What an order meets that arrives `now`; empty where only what is told later can say it: then
  /// the order is answered by that.
  Optional<Sight> meets(Approved order, Instant now);
}
