package io.floatwise.core.portfolio;

import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// One acquisition of one item.
///
/// @param cost what was paid; empty if the owner brought it and did not say
/// @param bought it was paid for out of this account, by us or by its owner; false for what was
///   adopted, whatever its cost, until its owner says that he paid for it
/// @param acquiredAt market time
/// @param since market time of the present state
public record Lot(
    LotId id,
    Item item,
    Optional<Money> cost,
    boolean bought,
    Instant acquiredAt,
    LotState state,
    Instant since) {

  public Title title() {
    return item.title();
  }

  public boolean isOpen() {
    return state.isOpen();
  }

  /// What the sale brought beyond the cost; empty while unsold, after a reversal, and where the
  /// cost is unknown.
  public Optional<Money> profit() {
    Optional<Money> net =
        switch (state) {
          case LotState.Sold sold -> Optional.of(sold.net());
          case LotState.Settled settled -> Optional.of(settled.net());
          case LotState.Held _,
              LotState.Listed _,
              LotState.Reverted _,
              LotState.Returned _,
              LotState.Withdrawn _ ->
              Optional.empty();
        };
    return net.flatMap(n -> cost.map(n::minus));
  }

  /// Whether its owner can still say what it cost: it is ours, he brought it, and nobody knows.
  public boolean canBePriced() {
    return isOpen() && !bought && cost.isEmpty();
  }

  /// Its owner paid this for it.
  Lot paid(Money price) {
    return new Lot(id, item, Optional.of(price), true, acquiredAt, state, since);
  }

  Lot moved(LotState next, Instant at) {
    return new Lot(id, item, cost, bought, acquiredAt, next, at);
  }

  /// Price changes of its offer so far on the calendar day (UTC) of `at`.
  int changesOn(Instant at) {
    return switch (state) {
      case LotState.Listed(var _, var _, Instant listedAt, int changes) ->
          day(listedAt).equals(day(at)) ? changes : 0;
      case LotState.Held _,
          LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          0;
    };
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
