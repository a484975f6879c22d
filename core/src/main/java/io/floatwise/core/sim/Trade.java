package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trade with an account on at least one side, and what became of it.
final class Trade {

  final int index;
  final Book book;
  final RestingOffer offer;
  final long cents;
  final long fee;
  final Rate feeRate;
  final boolean personalFee;
  final @Nullable Account buyer;
  final @Nullable RestingTarget target;
  final long closedAt;

  /// Epoch milliseconds of the end of protection, or -1 where there is none.
  final long finalAt;

  TradeStatus status;

  /// What the seller was credited and what of it is still protected.
  long credited;

  long protectedLeft;

  Trade(
      int index,
      Book book,
      RestingOffer offer,
      Price price,
      @Nullable Account buyer,
      @Nullable RestingTarget target,
      long closedAt,
      long finalAt) {
    this.index = index;
    this.book = book;
    this.offer = offer;
    this.cents = price.cents;
    this.fee = price.fee;
    this.feeRate = price.feeRate;
    this.personalFee = price.personal;
    this.buyer = buyer;
    this.target = target;
    this.closedAt = closedAt;
    this.finalAt = finalAt;
    this.status = finalAt < 0 ? TradeStatus.SUCCESSFUL : TradeStatus.PROTECTED;
  }

  /// What was paid and what of it the exchange keeps.
  ///
  /// @param personal whether the rate is another one than the usual one
  record Price(long cents, long fee, Rate feeRate, boolean personal) {}

  Item item() {
    return book.item(offer);
  }

  AssetId asset() {
    return book.assetId(offer.assetKey);
  }

  OfferId offerId() {
    return book.offerId(offer.key);
  }

  ClosedSale sale() {
    return new ClosedSale(
        offerId(),
        targetId(),
        asset(),
        book.title,
        Money.usd(cents),
        Money.usd(fee),
        feeRate,
        personalFee,
        Instant.ofEpochMilli(offer.createdAt),
        Instant.ofEpochMilli(closedAt),
        status,
        end());
  }

  ClosedPurchase purchase() {
    return new ClosedPurchase(
        offerId(),
        targetId(),
        Optional.ofNullable(target).map(t -> Instant.ofEpochMilli(t.createdAt)),
        asset(),
        book.title,
        Money.usd(cents),
        Instant.ofEpochMilli(closedAt),
        status,
        end());
  }

  long stateHash() {
    long sides = Mix.of(offer.stateHash(), cents, fee);
    return Mix.of(sides, Mix.of(status.name().hashCode(), credited, protectedLeft), closedAt);
  }

  private Optional<TargetId> targetId() {
    return Optional.ofNullable(target).map(t -> book.targetId(t.key));
  }

  private Optional<Instant> end() {
    return finalAt < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finalAt));
  }
}
