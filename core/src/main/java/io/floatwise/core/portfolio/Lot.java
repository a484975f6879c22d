package io.floatwise.core.portfolio;

import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.util.Optional;

/// One acquisition of one item.
///
/// @param cost what was paid; empty if the owner brought it and did not say
/// @param acquiredAt market time
/// @param since market time of the present state
public record Lot(
    LotId id, Item item, Optional<Money> cost, Instant acquiredAt, LotState state, Instant since) {

  public Title title() {
    return item.title();
  }

  public boolean isOpen() {
    return state.isOpen();
  }

  Lot moved(LotState next, Instant at) {
    return new Lot(id, item, cost, acquiredAt, next, at);
  }
}
