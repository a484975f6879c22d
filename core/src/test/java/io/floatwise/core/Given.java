package io.floatwise.core;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builders of what tests start from.
public final class Given {

  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  public static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");

  private Given() {}

  public static Money usd(String decimal) {
    return Money.ofDecimal(decimal, Currency.USD);
  }

  public static FeeSchedule fees(int percent) {
    return new FeeSchedule(Game.CS2, Rate.ofPercent(percent), Money.usd(1), Map.of(), NOW);
  }

  public static FeeSchedule fees(int percent, FeeClass reduced) {
    return new FeeSchedule(
        Game.CS2, Rate.ofPercent(percent), Money.usd(1), Map.of(TITLE, reduced), NOW);
  }

  public static Item item(String asset) {
    return new Item(new AssetId(asset), TITLE, Attributes.UNKNOWN);
  }

  public static Offer offer(String id, String price) {
    return new Offer(
        new OfferId(id),
        item("asset-" + id),
        usd(price),
        NOW.minus(Duration.ofHours(1)),
        Custody.VENUE,
        false);
  }

  public static Sale sale(String price, Duration age) {
    return new Sale(TITLE, usd(price), NOW.minus(age), SaleKind.OFFER, Attributes.UNKNOWN);
  }

  /// `perDay` sales a day over 20 days around `price`, cents apart, newest first.
  public static List<Sale> steadySales(String price, int perDay) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 20 * perDay; i++) {
      Money jitter = Money.usd((i * 7) % 11 - 5);
      sales.add(
          new Sale(
              TITLE,
              usd(price).plus(jitter),
              NOW.minus(Duration.ofHours(24L * i / perDay)),
              SaleKind.OFFER,
              Attributes.UNKNOWN));
    }
    return sales;
  }

  public static Snapshot snapshot(List<Offer> offers, List<Sale> sales) {
    return snapshot(offers, sales, Optional.of(usd("7.50")), NOW);
  }

  public static Snapshot snapshot(
      List<Offer> offers, List<Sale> sales, Optional<Money> bestTarget, Instant asOf) {
    Optional<Money> best = offers.stream().findFirst().map(Offer::price);
    var quote = new Quote(TITLE, best, offers.size(), bestTarget, 5, asOf);
    return new Snapshot(TITLE, quote, offers, sales, asOf);
  }
}
