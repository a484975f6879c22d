package io.floatwise.dmarket.map;

import static io.floatwise.dmarket.map.MarketRows.item;
import static io.floatwise.dmarket.map.MarketRows.price;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.InventoryRow;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.TargetRow;
import io.floatwise.dmarket.wire.WireException;

/// The account's own data: balance, inventory, offers, targets, closed trades.
public final class AccountRows {

  private AccountRows() {}

  /// Only the protected proceeds may be absent, because the documented answer has no such field;
  /// nothing else is ever taken for zero.
  public static Balance balance(BalanceRow row) {
    return new Balance(
        row.usd().toMoney(),
        row.usdAvailableToWithdraw()
            .map(Cents::toMoney)
            .orElseThrow(
                () -> new WireException("usdAvailableToWithdraw: expected cents, found nothing")),
        row.usdTradeProtected().map(Cents::toMoney).orElse(Money.ZERO_USD));
  }

  public static HeldItem held(Game game, InventoryRow row) {
    return new HeldItem(
        item(game, row.attributes()), row.attributes().unlockDate(), row.inMarket());
  }

  public static OwnOffer ownOffer(Game game, OfferRow row) {
    return new OwnOffer(
        new OfferId(row.offerId()),
        item(game, row.attributes()),
        price(row.priceCents().toMoney()),
        row.createdAt(),
        row.locked());
  }

  /// Any status but the active one means that the venue does not execute the target.
  public static OwnTarget ownTarget(Game game, TargetRow row) {
    return new OwnTarget(
        new TargetId(row.targetId()),
        new Title(game, row.title()),
        price(row.priceCents().toMoney()),
        row.amount(),
        row.status().equals("TARGET_STATUS_ACTIVE"),
        row.createdAt());
  }

  public static ClosedOffer closedOffer(ClosedOfferRow row) {
    return new ClosedOffer(
        new OfferId(row.offerId()),
        new AssetId(row.assetId()),
        row.title(),
        price(row.price()),
        price(row.fee()),
        row.closedAt(),
        status(row.status()),
        row.finalizationTime());
  }

  public static ClosedTarget closedTarget(ClosedTargetRow row) {
    return new ClosedTarget(
        new TargetId(row.targetId()),
        new AssetId(row.assetId()),
        row.title(),
        price(row.price()),
        row.closedAt(),
        status(row.status()),
        row.finalizationTime());
  }

  /// Whether a trade is final decides about money, so a new word is an error, not a guess.
  private static TradeStatus status(String word) {
    return switch (word) {
      case "trade_protected" -> TradeStatus.PROTECTED;
      case "successful" -> TradeStatus.SUCCESSFUL;
      case "reverted" -> TradeStatus.REVERTED;
      default -> throw new WireException("Status: expected a known status, found " + word);
    };
  }
}
