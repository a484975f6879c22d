package io.floatwise.core.portfolio;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/// Where a lot stands in its life.
public sealed interface LotState {

  /// In our inventory, not on sale.
  record Held() implements LotState {}

  /// On sale.
  ///
  /// @param since market time of the listing or the last price change
  /// @param changes price changes on the calendar day (UTC) of `since`
  record Listed(OfferId offer, Money price, Instant since, int changes) implements LotState {}

  /// Sold, proceeds reversible until `finalAt`.
  record Sold(OfferId offer, Money price, Money fee, Instant soldAt, Instant finalAt)
      implements LotState {
    public Money net() {
      return price.minus(fee);
    }
  }

  /// Sold, proceeds final.
  record Settled(OfferId offer, Money price, Money fee, Instant soldAt) implements LotState {
    public Money net() {
      return price.minus(fee);
    }
  }

  /// The sale was rolled back and the proceeds are gone.
  record Reverted(OfferId offer, Money price, Money fee) implements LotState {}

  /// The purchase was rolled back and the money is back.
  record Returned() implements LotState {}

  /// The owner took the item away.
  record Withdrawn() implements LotState {}

  /// The offer of a lot in this state, if it is on sale or was sold through one.
  default Optional<OfferId> offerId() {
    return switch (this) {
      case Listed listed -> Optional.of(listed.offer());
      case Sold sold -> Optional.of(sold.offer());
      case Settled settled -> Optional.of(settled.offer());
      case Reverted reverted -> Optional.of(reverted.offer());
      case Held _, Returned _, Withdrawn _ -> Optional.empty();
    };
  }

  /// For tables.
  default String word() {
    return switch (this) {
      case Held _ -> "held";
      case Listed _ -> "listed";
      case Sold _ -> "sold";
      case Settled _ -> "settled";
      case Reverted _ -> "reverted";
      case Returned _ -> "returned";
      case Withdrawn _ -> "withdrawn";
    };
  }

  default boolean isListed() {
    return this instanceof Listed;
  }

  /// The item is ours and not sold.
  default boolean isOpen() {
    return switch (this) {
      case Held _, Listed _ -> true;
      case Sold _, Settled _, Reverted _, Returned _, Withdrawn _ -> false;
    };
  }
}
