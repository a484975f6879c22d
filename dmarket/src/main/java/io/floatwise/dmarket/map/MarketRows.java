package io.floatwise.dmarket.map;

import io.floatwise.core.item.AssetId;
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
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.dmarket.wire.AggregatedPrice;
import io.floatwise.dmarket.wire.AssetRow;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.FeeList;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.OrderRow;
import io.floatwise.dmarket.wire.ReducedFee;
import io.floatwise.dmarket.wire.SaleRow;
import io.floatwise.dmarket.wire.WireException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Public market data: quotes, offers, sales, fees.
public final class MarketRows {

  /// By price, then by age, then by id.
  public static final Comparator<Offer> CHEAPEST_FIRST =
      Comparator.comparing(Offer::price).thenComparing(Offer::createdAt).thenComparing(Offer::id);

  private static final Comparator<Sale> NEWEST_FIRST = Comparator.comparing(Sale::at).reversed();

  private MarketRows() {}

  /// A side without anybody on it has no price, whatever the venue wrote there.
  public static Quote quote(Game game, AggregatedPrice row, Instant asOf) {
    return new Quote(
        new Title(game, row.title()),
        best(row.title(), row.offerBestPrice(), row.offerCount()),
        row.offerCount(),
        best(row.title(), row.orderBestPrice(), row.orderCount()),
        row.orderCount(),
        asOf);
  }

  private static Optional<Money> best(String title, Optional<Cents> price, int count) {
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        price
            .map(Cents::toMoney)
            .filter(Money::isPositive)
            .orElseThrow(() ->
                new WireException(
                    "%s: expected the best of %d prices, found none".formatted(title, count))));
  }

  public static Offer offer(Game game, OfferRow row) {
    return new Offer(
        new OfferId(row.offerId()),
        item(game, row.attributes()),
        price(row.priceCents().toMoney()),
        row.createdAt(),
        custody(row.attributes()),
        row.locked());
  }

  /// An item of DMarket's bots says so. Where the row does not say who holds it, it counts as the
  /// seller's, which is never bought automatically.
  private static Custody custody(AssetRow row) {
    boolean bot = row.botId().map(b -> !b.isBlank()).orElse(true);
    boolean held = row.provider().map("CPU"::equals).orElse(row.botId().isPresent());
    return bot && held ? Custody.VENUE : Custody.SELLER;
  }

  static Item item(Game game, AssetRow row) {
    String id = row.id().orElseThrow(() -> missing("attributes.id"));
    String title = row.title().orElseThrow(() -> missing("attributes.title"));
    return new Item(new AssetId(id), new Title(game, title), AssetTraits.of(game, row));
  }

  /// Newest first. A sale whose kind is a new word informs neither side and is left out.
  public static List<Sale> sales(Title title, List<SaleRow> rows, int limit) {
    return rows.stream()
        .flatMap(row -> kind(row).map(kind -> sale(title, row, kind)).stream())
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  private static Sale sale(Title title, SaleRow row, SaleKind kind) {
    return new Sale(title, price(row.price()), row.date(), kind, AssetTraits.of(row));
  }

  /// Rows of another title and steps at which nothing is wanted are left out. Conditions that we
  /// cannot read stay, as such: nothing is known to meet them.
  public static List<TargetStep> targets(Title title, List<OrderRow> rows) {
    return rows.stream()
        .filter(row -> row.title().equals(title.name()) && row.amount() > 0)
        .map(row ->
            new TargetStep(
                price(row.price().toMoney()), row.amount(), TargetConditions.of(row.attributes())))
        .toList();
  }

  private static Optional<SaleKind> kind(SaleRow row) {
    return switch (row.txOperationType()) {
      case "Offer" -> Optional.of(SaleKind.OFFER);
      case "Target", "Order" -> Optional.of(SaleKind.TARGET);
      default -> Optional.empty();
    };
  }

  /// Where a title has several reduced fees, the dearest counts: fees are planned, never hoped for.
  public static FeeSchedule fees(
      Game game, FeeList standard, Collection<ReducedFee> reduced, Instant asOf) {
    Map<Title, FeeClass> classes = new HashMap<>();
    for (ReducedFee row : reduced) {
      FeeClass fee =
          new FeeClass(
              rate(row.fraction()),
              row.minPrice().toMoney(),
              row.maxPrice().toMoney(),
              row.expiresAt());
      classes.merge(
          new Title(game, row.title()), fee, (a, b) -> a.rate().compareTo(b.rate()) >= 0 ? a : b);
    }
    return new FeeSchedule(
        game, rate(standard.fraction()), price(standard.minAmount().toMoney()), classes, asOf);
  }

  /// A fee finer than a basis point is rounded up: we pay it.
  private static Rate rate(BigDecimal fraction) {
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
      throw new WireException("fraction: expected 0 to 1, found " + fraction);
    }
    return Rate.ofFraction(fraction.setScale(4, RoundingMode.UP).toPlainString());
  }

  static Money price(Dollars dollars) {
    return price(dollars.toMoney());
  }

  static Money price(Money money) {
    if (money.isNegative()) {
      throw new WireException("price: expected 0 or more, found " + money);
    }
    return money;
  }

  private static WireException missing(String field) {
    return new WireException(field + ": expected a text, found nothing");
  }
}
