package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ClosedQuery;
import io.floatwise.dmarket.request.GameCode;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.request.TradeState;
import io.floatwise.dmarket.request.TreeFilters;
import io.floatwise.dmarket.wire.BlockedTitle;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.HistoryRow;
import io.floatwise.dmarket.wire.Page;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.TimeLimits;
import io.floatwise.dmarket.wire.TransferStatus;
import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Requests that can be asked for with conditions, and the undocumented ones: exact bytes, and
/// exact values of what comes back.
class QueryBytesTest {

  private static final String LIST = "{\"items\":[],\"total\":\"0\",\"cursor\":\"\"}";
  private static final String TRADES = "{\"Trades\":[],\"Total\":\"0\",\"Cursor\":\"\"}";

  private final StubVenue venue = new StubVenue();

  @AfterEach
  void close() {
    venue.close();
  }

  private static <T> T value(Reply<T> reply) {
    if (reply instanceof Reply.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("expected a value, found " + reply);
  }

  @Test
  @Proves(
      value = "P4.1.6",
      breaks = {ItemQuery.class, TreeFilters.class})
  void aPricedAndFilteredStorefrontInEveryGame() {
    Map<Game, String> codes =
        Map.of(Game.CS2, "a8db", Game.DOTA2, "9a92", Game.TF2, "tf2", Game.RUST, "rust");
    TreeFilters filters =
        TreeFilters.NONE
            .isOneOf("exterior", List.of("factory new", "minimal wear"))
            .isNot("category", "stattrak_tm")
            .is("categoryPath", "rifle/ak-47")
            .between("fadePercent", 10, 90);
    for (Game game : Game.values()) {
      venue.answers(LIST);
      ItemQuery query =
          ItemQuery.of(game)
              .withTitle("AK+47 & co")
              .withFilters(filters)
              .priced(Money.usd(100), Money.usd(2500))
              .ordered("float", "desc")
              .withLimit(7)
              .at(Optional.of("eyJvZmZzZXQiOjEwfQ=="));
      assertThat(value(venue.dmarket.offers(query)))
          .isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.of(0)));
      assertThat(venue.sent())
          .isEqualTo(
              "GET /marketplace-api/v2/offers?gameId="
                  + codes.get(game)
                  + "&title=AK%2B47%20%26%20co&treeFilters=exterior%5B%5D%3Dfactory%20new%2C"
                  + "exterior%5B%5D%3Dminimal%20wear%2Cnot_category%3Dstattrak_tm%2C"
                  + "categoryPath%3Drifle%2Fak-47%2CfadePercentFrom%3D10%2CfadePercentTo%3D90"
                  + "&priceFrom=100&priceTo=2500&orderBy=float&orderDir=desc&limit=7"
                  + "&cursor=eyJvZmZzZXQiOjEwfQ%3D%3D");
    }
  }

  @Test
  @Proves(value = "P4.1.6", breaks = SalesQuery.class)
  void salesWithFilters() {
    venue.answers("{\"sales\":[]}");
    SalesQuery query =
        new SalesQuery(
            new Title(Game.TF2, "A|b"),
            TreeFilters.NONE.isOneOf("floatPartValue", List.of("BS-0")),
            20,
            0);
    assertThat(value(venue.dmarket.lastSales(query.skipping(40)))).isEmpty();
    assertThat(venue.sent())
        .isEqualTo(
            "GET /trade-aggregator/v1/last-sales?gameId=tf2&title=A%7Cb"
                + "&filters=floatPartValue%5B%5D%3DBS-0&limit=20&offset=40");
  }

  @Test
  @Proves(value = "P4.1.6", breaks = ClosedQuery.class)
  void spansAreASecondWiderOnBothSides() {
    ClosedQuery query =
        new ClosedQuery(
            span(1_790_000_000L, 1_790_000_100L),
            span(1_790_000_200L, 1_790_000_300L),
            span(0, 1_790_000_500L),
            EnumSet.of(TradeState.REVERTED),
            50,
            Optional.of("WyJh=="));
    for (String side : List.of("Offer", "Target")) {
      venue.answers(TRADES);
      Reply<?> reply =
          side.equals("Offer")
              ? venue.dmarket.closedOffers(query)
              : venue.dmarket.closedTargets(query);
      assertThat(value(reply)).isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.of(0)));
      assertThat(venue.sent())
          .isEqualTo(
              ("GET /marketplace-api/v1/user-%1$ss/closed?Limit=50&OrderDir=asc"
                          + "&%2$sCreated.From=1789999999&%2$sCreated.To=1790000101"
                          + "&%2$sClosed.From=1790000199&%2$sClosed.To=1790000301"
                          + "&Finalization.From=0&Finalization.To=1790000501"
                          + "&Status=reverted&Cursor=WyJh")
                      .formatted(side.toLowerCase(java.util.Locale.ROOT), side)
                  + "%3D%3D");
    }
  }

  private static ClosedQuery.Span span(long from, long to) {
    return new ClosedQuery.Span(
        Optional.of(Instant.ofEpochSecond(from)), Optional.of(Instant.ofEpochSecond(to)));
  }

  @Test
  @Proves(value = "P4.1.6", breaks = Bodies.class, breaksMethods = "newTargets")
  void targetsWithAttributes() {
    venue.answers(EveryOperation.reply(Operation.CREATE_TARGETS));
    Dollars price = Dollars.of(Money.usd(1050));
    var one = new Bodies.TargetAttributes(Optional.of("FT-0"), Optional.empty(), Optional.empty());
    var two = new Bodies.TargetAttributes(Optional.empty(), Optional.of("ruby"), Optional.of(7));
    assertThat(
            value(
                venue.dmarket.createTargets(
                    Game.CS2,
                    List.of(
                        new Bodies.NewTarget("A", 1, price, Optional.of(one)),
                        new Bodies.NewTarget("B", 100, price, Optional.of(two))))))
        .singleElement()
        .satisfies(row -> assertThat(row.targetId()).contains("t-1"));
    assertThat(venue.sent())
        .isEqualTo(
            "POST /marketplace-api/v1/user-targets/create\n"
                + "{\"GameID\":\"a8db\",\"Targets\":[{\"Amount\":\"1\","
                + "\"Price\":{\"Currency\":\"USD\",\"Amount\":10.5},\"Title\":\"A\","
                + "\"Attrs\":{\"floatPartValue\":\"FT-0\",\"phase\":\"\",\"paintSeed\":null}},"
                + "{\"Amount\":\"100\",\"Price\":{\"Currency\":\"USD\",\"Amount\":10.5},"
                + "\"Title\":\"B\","
                + "\"Attrs\":{\"floatPartValue\":\"\",\"phase\":\"ruby\",\"paintSeed\":7}}]}");
  }

  @Test
  @Proves(
      value = "P4.1.6",
      breaks = {OfferType.class, PurchaseAnswer.class})
  void purchasesOfBothKinds() {
    venue.answers(EveryOperation.reply(Operation.BUY_OFFERS));
    assertThat(
            value(
                venue.dmarket.buyOffers(
                    List.of(
                        new Bodies.Purchase("o-1", new Cents(4999), OfferType.P2P),
                        new Bodies.Purchase("o-2", new Cents(1), OfferType.DMARKET)))))
        .isEqualTo(
            new PurchaseAnswer(
                "TxSuccess",
                Optional.empty(),
                Map.of("c3d4e5f6-a7b8-4012-8def-345678901234", true)));
    assertThat(venue.sent())
        .isEqualTo(
            "PATCH /exchange/v1/offers-buy\n"
                + "{\"offers\":[{\"offerId\":\"o-1\",\"price\":{\"amount\":\"4999\","
                + "\"currency\":\"USD\"},\"type\":\"p2p\"},{\"offerId\":\"o-2\","
                + "\"price\":{\"amount\":\"1\",\"currency\":\"USD\"},\"type\":\"dmarket\"}]}");
    venue.answers(EveryOperation.reply(Operation.CUSTOMIZED_FEES));
    assertThat(value(venue.dmarket.customizedFees(Game.RUST, OfferType.P2P, 1000, 3)).fraction())
        .isEqualTo(new BigDecimal("0.1"));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /exchange/v1/customized-fees?gameId=rust&offerType=p2p&limit=1000&offset=3");
  }

  @Test
  @Proves(
      value = "P4.1.6",
      breaks = {BlockedTitle.class, HistoryRow.class, TimeLimits.class, TransferStatus.class})
  void theUndocumentedDoor() {
    UndocumentedDMarket more = venue.dmarket.undocumented();
    venue.answers(EveryOperation.reply(Operation.DEPOSIT_BLOCKED_TITLES));
    assertThat(value(more.depositBlockedTitles(Game.DOTA2, 10, Optional.of("c="))))
        .isEqualTo(
            new Page<>(
                List.of(new BlockedTitle("Chroma Case", Optional.of("overstock"))),
                Optional.empty(),
                Optional.of(1)));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /marketplace-api/v2/deposit-blocked-titles?gameId=9a92&limit=10&cursor=c%3D");

    venue.answers(EveryOperation.reply(Operation.HISTORY));
    Instant at = Instant.ofEpochSecond(1_790_000_000L);
    assertThat(value(more.history(at, at.plusSeconds(60), 1000, 5)))
        .isEqualTo(
            List.of(
                new HistoryRow(
                    "h-1",
                    "sell",
                    "trade_protected",
                    Optional.of("Chroma Case"),
                    at,
                    at.plusSeconds(1),
                    List.of(new HistoryRow.Change(Dollars.of(Money.usd(3)), "Debit")),
                    Optional.of("a-1"))));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /exchange/v1/history?version=V3&sortBy=createdAt"
                + "&from=1790000000&to=1790000060&limit=1000&offset=5");

    for (Game game : Game.values()) {
      venue.answers(EveryOperation.reply(Operation.TIME_LIMITS));
      assertThat(value(more.timeLimits(new Title(game, "★ Karambit"))))
          .isEqualTo(new TimeLimits(Duration.ofMinutes(15), Duration.ofSeconds(876)));
      assertThat(venue.sent())
          .isEqualTo(
              "POST /target/v1/time-limits\n{\"ItemTitle\":\"★ Karambit\",\"GameID\":\""
                  + GameCode.of(game)
                  + "\",\"AttributesV2\":{}}");
    }

    venue.answers(EveryOperation.reply(Operation.WITHDRAW_STATUS));
    assertThat(value(more.withdrawStatus("a b")))
        .isEqualTo(new TransferStatus("TransferStatusError", Optional.of("InventoryRevoked")));
    assertThat(venue.sent()).isEqualTo("GET /marketplace-api/v1/withdraw-status/a%20b");
  }
}
