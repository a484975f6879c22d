package io.floatwise.store.trades;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// A lot of an account, as it stands in the table.
///
/// @param account whose it is
/// @param lot number of the lot, 1 or more
/// @param game name that people know
/// @param title exact market name
/// @param asset id of the item at the venue
/// @param state word of [LotState#word()]
/// @param origin how it became ours, a label of [Origin.Way]
/// @param strategy see [Origin#strategy()]
/// @param acquiredAt market time from which it is ours
/// @param cost empty if nobody knows it
/// @param ask price of our offer; empty unless it is listed
/// @param sale empty if it was never sold
public record TradeRow(
    String account,
    long lot,
    String game,
    String title,
    String asset,
    String state,
    String origin,
    String strategy,
    Instant acquiredAt,
    Optional<Money> cost,
    Optional<Money> ask,
    Optional<Sold> sale) {

  /// How it was sold, also where the sale was rolled back.
  ///
  /// @param at market time
  /// @param fee as charged
  /// @param profit empty where the cost is unknown or the sale was rolled back
  /// @param finalAt end of protection, market time; empty where there was none
  public record Sold(
      Instant at, Money price, Money fee, Optional<Money> profit, Optional<Instant> finalAt) {

    /// What we get.
    public Money net() {
      return price.minus(fee);
    }
  }

  static TradeRow of(String account, Ledger ledger, Lot lot) {
    Origin origin = ledger.origin(lot);
    return new TradeRow(
        account,
        lot.id().seq(),
        lot.title().game().label(),
        storable(lot.title().name()),
        storable(lot.item().id().value()),
        lot.state().word(),
        origin.way().label(),
        storable(origin.strategy()),
        origin.since(),
        lot.cost(),
        lot.state() instanceof LotState.Listed listed
            ? Optional.of(listed.price())
            : Optional.empty(),
        ledger
            .sale(lot.id())
            .map(sale ->
                new Sold(sale.soldAt(), sale.price(), sale.fee(), lot.profit(), sale.finalAt())));
  }

  /// PostgreSQL keeps no zero characters, and no database halves of a character.
  static String storable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\0', '?');
  }
}
