package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.util.Optional;

/// One change of our money, as it was booked.
///
/// @param seq journal entry that caused it
/// @param at market time of the booking
/// @param amount by which all our money changed; zero where it only became usable
/// @param usable what was free after it
/// @param tradeProtected proceeds that could be reverted after it
/// @param lot whose purchase or sale it was; empty for the first balance and for what the owner put
///   in or took out
public record CashMovement(
    long seq,
    Instant at,
    Kind kind,
    Money amount,
    Money usable,
    Money tradeProtected,
    Optional<LotId> lot) {

  /// Why money moved. The fee of a sale is a movement of its own.
  public enum Kind {
    OPENING("opening balance"),
    PURCHASE("purchase"),
    PURCHASE_REVERTED("purchase reverted"),
    SALE("sale"),
    FEE("fee"),
    SALE_REVERTED("sale reverted"),
    FEE_REVERTED("fee reverted"),
    SETTLED("protection ended"),
    PUT_IN("put in by hand"),
    TAKEN_OUT("taken out by hand"),
    PURCHASE_BY_HAND("purchase by hand");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /// For people.
    public String label() {
      return label;
    }
  }
}
