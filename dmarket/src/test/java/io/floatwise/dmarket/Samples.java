package io.floatwise.dmarket;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.util.List;

/// Things to trade in tests.
public final class Samples {

  static final Title REDLINE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  static final OfferId OFFER = new OfferId("c3d4e5f6-a7b8-4012-8def-345678901234");
  static final AssetId ASSET = new AssetId("beb46bee-ba6a-5994-8e56-81e73fb06dc0");
  static final TargetId TARGET = new TargetId("95a843ab-1153-4ffd-b357-159ca0959220");
  static final LotId LOT = new LotId(7);

  public static final Intent BUY = buy(Custody.VENUE);
  static final Intent LIST = new Intent.ListLot(LOT, ASSET, REDLINE, Money.usd(1599));
  static final Intent REPRICE =
      new Intent.Reprice(LOT, ASSET, OFFER, REDLINE, Money.usd(1599), Money.usd(1499));
  static final Intent DELIST = new Intent.Delist(LOT, ASSET, OFFER, REDLINE);
  static final Intent PLACE = new Intent.PlaceTarget(REDLINE, Money.usd(1050), 1);
  static final Intent CANCEL = new Intent.CancelTarget(TARGET, REDLINE);

  /// One of each kind.
  static final List<Intent> INTENTS = List.of(BUY, LIST, REPRICE, DELIST, PLACE, CANCEL);

  private Samples() {}

  static Intent buy(Custody custody) {
    Item item = new Item(ASSET, REDLINE, Attributes.UNKNOWN);
    return new Intent.BuyOffer(
        new Offer(
            OFFER, item, Money.usd(4999), Instant.parse("2026-11-01T00:00:00Z"), custody, false));
  }
}
