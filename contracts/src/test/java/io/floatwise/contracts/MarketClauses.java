package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.value;
import static io.floatwise.contracts.Samples.REDLINE;
import static io.floatwise.contracts.Shape.cents;
import static io.floatwise.contracts.Shape.decimalText;
import static io.floatwise.contracts.Shape.dollarText;
import static io.floatwise.contracts.Shape.exactly;
import static io.floatwise.contracts.Shape.int64;
import static io.floatwise.contracts.Shape.time;
import static io.floatwise.contracts.Shape.uuid;
import static io.floatwise.contracts.Shape.word;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import io.floatwise.core.item.Game;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.AggregatedPrice;
import io.floatwise.dmarket.wire.BlockedTitle;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.FeeList;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.OrderRow;
import io.floatwise.dmarket.wire.ReducedFee;
import io.floatwise.dmarket.wire.SaleRow;
import io.floatwise.dmarket.wire.TimeLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What everybody can read of the market.
final class MarketClauses {
  static final List<Clause> ALL =
      List.of(
          offers(),
          aggregatedPrices(),
          targetsByTitle(),
          lastSales(),
          fees(),
          blockedTitles(),
          timeLimits());

  private MarketClauses() {}

  private static Clause offers() {
    return Clause.of("a page of the storefront", State.ACCOUNT, "GET", "/marketplace-api/v2/offers")
        .query("gameId", "a8db")
        .query("title", REDLINE.name())
        .query("orderBy", "price")
        .query("orderDir", "asc")
        .query("limit", "5")
        .answered(page -> {
          page.minArrayLike("items", 1, MarketClauses::offer);
          int64(page, "total", 12);
          page.stringType("cursor", "eyJvZmZzZXQiOjEwfQ==");
        })
        .read(dmarket -> {
          var page =
              value(
                  dmarket.offers(
                      ItemQuery.of(Game.CS2)
                          .withTitle(REDLINE.name())
                          .ordered("price", "asc")
                          .withLimit(5)));
          assertThat(page.total()).contains(12);
          assertThat(page.next()).contains("eyJvZmZzZXQiOjEwfQ==");
          OfferRow row = page.rows().getFirst();
          assertThat(row.offerId()).isEqualTo(Samples.OFFER);
          assertThat(row.priceCents()).isEqualTo(new Cents(2474));
          assertThat(row.createdAt()).isEqualTo(Samples.CREATED_AT);
          assertThat(row.locked()).isFalse();
          assertThat(row.attributes().id()).contains(Samples.ASSET);
          assertThat(row.attributes().title()).contains(REDLINE.name());
          assertThat(row.attributes().provider()).contains("CPU");
          assertThat(row.attributes().wear()).contains(new BigDecimal("0.2297356605529785"));
          assertThat(row.attributes().paintSeed()).contains(289);
        });
  }

  static void offer(LambdaDslObject row) {
    uuid(row, "offerId", Samples.OFFER);
    int64(row, "priceCents", 2474);
    time(row, "createdAt", Samples.CREATED);
    row.booleanType("locked", false);
    row.object("attributes", MarketClauses::asset);
  }

  /// An asset of the venue's, as every list of the second version describes it.
  static void asset(LambdaDslObject asset) {
    uuid(asset, "id", Samples.ASSET);
    skin(asset, "CPU", "b1");
  }

  static void skin(LambdaDslObject asset, String provider, String bot) {
    asset.stringType("title", REDLINE.name());
    asset.stringType("name", "AK-47 | Redline");
    asset.stringType("categoryPath", "rifle/ak-47");
    word(asset, "provider", "CPU|ICS", provider);
    asset.stringType("botId", bot);
    asset.object(
        "cs2",
        cs2 -> {
          word(cs2, "category", "CATEGORY_[A-Z]+", "CATEGORY_NORMAL");
          word(cs2, "exterior", "EXTERIOR_[A-Z_]+", "EXTERIOR_FIELD_TESTED");
          word(cs2, "float", "([01]\\.[0-9]+)?", "0.2297356605529785");
          cs2.integerType("paintSeed", 289);
          cs2.stringType("phase", "");
        });
  }

  private static Clause aggregatedPrices() {
    return Clause.of(
            "the best prices of a title",
            State.ACCOUNT,
            "POST",
            "/marketplace-api/v1/aggregated-prices")
        .body(
            """
            {"filter": {"game": "a8db", "titles": ["AK-47 | Redline (Field-Tested)"]},
             "limit": "10", "cursor": ""}
            """)
        .answered(page -> {
          page.minArrayLike(
              "aggregatedPrices",
              1,
              row -> {
                exactly(row, "title", REDLINE.name());
                cents(row, "orderBestPrice", 1200);
                int64(row, "orderCount", 5);
                cents(row, "offerBestPrice", 1500);
                int64(row, "offerCount", 12);
              });
          page.stringType("nextCursor", "");
        })
        .read(dmarket -> {
          var page =
              value(
                  dmarket.aggregatedPrices(
                      Game.CS2, List.of(REDLINE.name()), 10, Optional.empty()));
          assertThat(page.next()).isEmpty();
          assertThat(page.rows())
              .containsExactly(
                  new AggregatedPrice(
                      REDLINE.name(),
                      Optional.of(new Cents(1200)),
                      5,
                      Optional.of(new Cents(1500)),
                      12));
        });
  }

  private static Clause targetsByTitle() {
    return Clause.of(
            "what is wanted of a title",
            State.DEMAND,
            "GET",
            "/marketplace-api/v1/targets-by-title/a8db/AK-47%20%7C%20Redline%20%28Field-Tested%29")
        .answered(book ->
            book.minArrayLike(
                "orders",
                1,
                row -> {
                  int64(row, "amount", 2);
                  int64(row, "price", 155_000);
                  exactly(row, "title", REDLINE.name());
                  row.object(
                      "attributes",
                      wanted -> {
                        wanted.stringType("floatPartValue", "any");
                        wanted.stringType("paintSeed", "any");
                        wanted.stringType("phase", "any");
                      });
                }))
        .read(dmarket ->
            assertThat(value(dmarket.targetsByTitle(REDLINE)))
                .containsExactly(
                    new OrderRow(
                        2,
                        new Cents(155_000),
                        REDLINE.name(),
                        Map.of("floatPartValue", "any", "paintSeed", "any", "phase", "any"))));
  }

  private static Clause lastSales() {
    return Clause.of(
            "the last sales of a title", State.ACCOUNT, "GET", "/trade-aggregator/v1/last-sales")
        .query("gameId", "a8db")
        .query("title", REDLINE.name())
        .query("limit", "5")
        .query("offset", "0")
        .answered(list ->
            list.minArrayLike(
                "sales",
                1,
                sale -> {
                  dollarText(sale, "price", "15.99");
                  int64(sale, "date", 1_714_659_121);
                  word(sale, "txOperationType", "Offer|Order|Target", "Offer");
                  sale.object(
                      "offerAttributes",
                      offer -> {
                        offer.numberType("floatValue", 0.31);
                        offer.integerType("paintSeed", 7);
                      });
                  sale.object("orderAttributes", order -> order.booleanType("isAdvanced", false));
                }))
        .read(dmarket ->
            assertThat(value(dmarket.lastSales(SalesQuery.of(REDLINE, 5))))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("details")
                .containsExactly(
                    new SaleRow(
                        new Dollars(new BigDecimal("15.99")),
                        Instant.ofEpochSecond(1_714_659_121),
                        "Offer",
                        Optional.of(new BigDecimal("0.31")),
                        Optional.of(7),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static Clause fees() {
    return Clause.of("the fees of a game", State.ACCOUNT, "GET", "/exchange/v1/customized-fees")
        .query("gameId", "a8db")
        .query("offerType", "dmarket")
        .query("limit", "10")
        .query("offset", "0")
        .answered(list -> {
          list.object(
              "defaultFee",
              fee -> {
                decimalText(fee, "fraction", "0.1");
                fee.integerType("minAmount", 1);
              });
          list.minArrayLike(
              "reducedFees",
              1,
              fee -> {
                fee.stringType("title", "Chroma Case");
                decimalText(fee, "fraction", "0.02");
                fee.integerType("minPrice", 100);
                fee.integerType("maxPrice", 5000);
                fee.integerType("expiresAt", 1_790_000_000);
              });
        })
        .read(dmarket ->
            assertThat(value(dmarket.customizedFees(Game.CS2, OfferType.DMARKET, 10, 0)))
                .isEqualTo(
                    new FeeList(
                        new BigDecimal("0.1"),
                        new Cents(1),
                        List.of(
                            new ReducedFee(
                                "Chroma Case",
                                new BigDecimal("0.02"),
                                new Cents(100),
                                new Cents(5000),
                                Instant.ofEpochSecond(1_790_000_000))))));
  }

  private static Clause blockedTitles() {
    return Clause.of(
            "the titles that are not taken in",
            State.BLOCKED_TITLE,
            "GET",
            "/marketplace-api/v2/deposit-blocked-titles")
        .query("gameId", "a8db")
        .query("limit", "10")
        .answered(page -> {
          exactly(page, "gameId", "a8db");
          page.minArrayLike(
              "titles",
              1,
              row -> {
                row.stringType("title", "Chroma Case");
                row.stringType("reason", "overstock");
              });
          int64(page, "total", 1);
          page.stringType("cursor", "");
          time(page, "updatedAt", Samples.CREATED);
        })
        .read(dmarket ->
            assertThat(
                    Replies.onlyRow(
                        dmarket
                            .undocumented()
                            .depositBlockedTitles(Game.CS2, 10, Optional.empty())))
                .isEqualTo(new BlockedTitle("Chroma Case", Optional.of("overstock"))));
  }

  private static Clause timeLimits() {
    return Clause.of(
            "how long a change to a target has to wait",
            State.OWN_TARGET,
            "POST",
            "/target/v1/time-limits")
        .body(
            """
            {"ItemTitle": "AK-47 | Redline (Field-Tested)", "GameID": "a8db", "AttributesV2": {}}
            """)
        .answered(limits -> {
          int64(limits, "DefaultTimeLimit", 900_000);
          int64(limits, "RemainingTimeLimit", 876_000);
        })
        .read(dmarket ->
            assertThat(value(dmarket.undocumented().timeLimits(REDLINE)))
                .isEqualTo(new TimeLimits(Duration.ofMinutes(15), Duration.ofSeconds(876))));
  }
}
