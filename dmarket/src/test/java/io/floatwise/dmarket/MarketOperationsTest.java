package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.Answer;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.OrderRow;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every read of the market: the exact bytes of the request, its signature, and what the ports make
/// of an answer in the venue's own spelling.
@Proves(value = "P5.2.1.1", breaks = RequestSigner.class)
class MarketOperationsTest {

  private static final Instant MARKET_NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final String PREFIX_TITLE = "title=AK-47%20%7C%20Redline%20%28Field-Tested%29";

  private final StubVenue venue = new StubVenue();
  private final DMarketFeed feed = venue.dmarket.feed(() -> MARKET_NOW);

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void offersOfATitle() {
    venue.answers(
        """
        {"items":[{"offerId":"5217dc9a-737b-4039-93c9-4675f52c69a5","priceCents":"2474",
          "createdAt":"2026-07-17T14:30:57Z","locked":false,"somethingNew":{"a":[1]},
          "attributes":{"id":"beb46bee-ba6a-5994-8e56-81e73fb06dc0","provider":"CPU","botId":"b1",
          "title":"AK-47 | Redline (Field-Tested)","name":"AK-47 | Redline",
          "cs2":{"category":"CATEGORY_OF_TOMORROW","exterior":"EXTERIOR_FIELD_TESTED",
          "float":"0.2356605529785","paintSeed":289,"phase":""}}}],"total":"1","cursor":""}\
        """);

    assertThat(feed.offers(Samples.REDLINE, 50))
        .isEqualTo(
            Reading.of(
                List.of(
                    new Offer(
                        new OfferId("5217dc9a-737b-4039-93c9-4675f52c69a5"),
                        new Item(
                            Samples.ASSET,
                            Samples.REDLINE,
                            new Attributes(
                                Optional.of(new Wear(235_660_552)),
                                OptionalInt.of(289),
                                Optional.empty(),
                                Map.of(
                                    Trait.CATEGORY, Feature.word("of-tomorrow"),
                                    Trait.EXTERIOR, Feature.word("field-tested")))),
                        Money.usd(2474),
                        Instant.parse("2026-07-17T14:30:57Z"),
                        Custody.VENUE,
                        false))));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /marketplace-api/v2/offers?gameId=a8db&"
                + PREFIX_TITLE
                + "&orderBy=price&orderDir=asc&limit=50");
  }

  @Test
  void quotesOfAGame() {
    venue.answers(
        """
        {"aggregatedPrices":[
         {"title":"A","orderBestPrice":{"Currency":"USD","Amount":"1200"},"orderCount":"5",
          "offerBestPrice":{"Currency":"USD","Amount":"1500"},"offerCount":"12"},
         {"title":"B","orderBestPrice":{"currency":"USD","amount":0},"orderCount":0,
          "offerBestPrice":{"currency":"USD","amount":7},"offerCount":1}],"nextCursor":""}\
        """);

    assertThat(feed.quotes(Game.TF2))
        .isEqualTo(
            Reading.of(
                List.of(
                    new Quote(
                        new Title(Game.TF2, "A"),
                        Optional.of(Money.usd(1500)),
                        12,
                        Optional.of(Money.usd(1200)),
                        5,
                        MARKET_NOW),
                    new Quote(
                        new Title(Game.TF2, "B"),
                        Optional.of(Money.usd(7)),
                        1,
                        Optional.empty(),
                        0,
                        MARKET_NOW))));
    assertThat(venue.sent())
        .isEqualTo(
            "POST /marketplace-api/v1/aggregated-prices\n"
                + "{\"filter\":{\"game\":\"tf2\"},\"limit\":\"1000\",\"cursor\":\"\"}");
  }

  @Test
  void aggregatedPricesOfTitles() {
    venue.answers("{\"aggregatedPrices\":[],\"nextCursor\":\"\"}");

    venue.dmarket.aggregatedPrices(
        Game.CS2, List.of("M4A4 | 龍王 (Dragon King)", "x \"y\""), 100, Optional.of("abc"));

    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v1/aggregated-prices
            {"filter":{"game":"a8db","titles":["M4A4 | 龍王 (Dragon King)","x \\"y\\""]},\
            "limit":"100","cursor":"abc"}\
            """);
  }

  @Test
  void targetsByTitleSignsTheDecodedPathAndSendsTheEncodedOne() {
    venue.answers(
        """
        {"orders":[{"amount":"2","price":"155000","title":"t","attributes":{"phase":"any"}}]}\
        """);

    assertThat(
            venue.dmarket.targetsByTitle(
                new Title(Game.CS2, "★ StatTrak™ M249 | Down/town (50% #1?) + ~")))
        .isEqualTo(
            new Reply.Ok<>(
                List.of(new OrderRow(2, new Cents(155000), "t", Map.of("phase", "any"))),
                new Answer(200, Optional.empty(), Duration.ZERO, false)));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /marketplace-api/v1/targets-by-title/a8db/%E2%98%85%20StatTrak%E2%84%A2%20M249"
                + "%20%7C%20Down%2Ftown%20%2850%25%20%231%3F%29%20%2B%20~");
  }

  @Test
  void salesNewestFirst() {
    venue.answers(
        """
        {"sales":[
         {"price":"15.99","date":"1714659121","txOperationType":"Offer",
          "offerAttributes":{"floatValue":0.31,"paintSeed":7,"phaseTitle":"Phase 2"}},
         {"price":"850","date":1714659122,"txOperationType":"Order"},
         {"price":14.5,"date":"1714659120","txOperationType":"Target","offerAttributes":{}},
         {"price":"1.00","date":"1714659119","txOperationType":"Barter"}]}\
        """);

    assertThat(feed.sales(Samples.REDLINE, 500))
        .isEqualTo(
            Reading.of(
                List.of(
                    new Sale(
                        Samples.REDLINE,
                        Money.usd(85000),
                        Instant.ofEpochSecond(1714659122),
                        SaleKind.TARGET,
                        Attributes.UNKNOWN),
                    new Sale(
                        Samples.REDLINE,
                        Money.usd(1599),
                        Instant.ofEpochSecond(1714659121),
                        SaleKind.OFFER,
                        new Attributes(
                            Optional.of(Wear.ofDecimal("0.31")),
                            OptionalInt.of(7),
                            Optional.of("phase-2"))),
                    new Sale(
                        Samples.REDLINE,
                        Money.usd(1450),
                        Instant.ofEpochSecond(1714659120),
                        SaleKind.TARGET,
                        Attributes.UNKNOWN))));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /trade-aggregator/v1/last-sales?gameId=a8db&"
                + PREFIX_TITLE
                + "&limit=500&offset=0");
  }

  @Test
  void fees() {
    venue.answers(
        """
        {"defaultFee":{"fraction":"0.1","minAmount":1},"reducedFees":[
         {"title":"AK-47 | Redline (Field-Tested)","fraction":"0.02","minPrice":100,
          "maxPrice":5000,"expiresAt":1790000000}]}\
        """);

    assertThat(feed.fees(Game.CS2))
        .isEqualTo(
            Reading.of(
                new FeeSchedule(
                    Game.CS2,
                    Rate.ofPercent(10),
                    Money.usd(1),
                    Map.of(
                        Samples.REDLINE,
                        new FeeClass(
                            Rate.ofPercent(2),
                            Money.usd(100),
                            Money.usd(5000),
                            Instant.ofEpochSecond(1790000000))),
                    MARKET_NOW)));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /exchange/v1/customized-fees?gameId=a8db&offerType=dmarket&limit=1000&offset=0");
  }
}
