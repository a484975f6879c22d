package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/// A sale of a lot, as it was booked.
///
/// @param seq journal entry
/// @param fee as charged
/// @param finalAt end of protection, market time; empty where there was none
/// @param end what became of it
/// @param endedAt when that was booked, market time; empty while it can be reverted
public record Sale(
    long seq,
    Instant soldAt,
    Money price,
    Money fee,
    Optional<Instant> finalAt,
    End end,
    Optional<Instant> endedAt) {

  /// Where a sale stands.
  public enum End {
    /// It can be reverted.
    OPEN,
    FINAL,
    REVERTED
  }

  public Money net() {
    return price.minus(fee);
  }

  /// It was not rolled back.
  public boolean stands() {
    return end != End.REVERTED;
  }

  Sale ended(End how, Instant at) {
    return new Sale(seq, soldAt, price, fee, finalAt, how, Optional.of(at));
  }
}
