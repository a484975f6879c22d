package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.proving.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every read of the account: the exact bytes of the request, its signature, and what the ports
/// make of an answer in the venue's own spelling.
@Proves(value = "P5.2.1.1", breaks = RequestSigner.class)
class AccountOperationsTest {

  private final StubVenue venue = new StubVenue();
  private final DMarketVenue account = venue.dmarket.venue();

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void balance() {
    venue.answers(
        """
        {"usd":"1000","usdAvailableToWithdraw":"900","dmc":"0","dmcAvailableToWithdraw":"0",\
        "usdTradeProtected":"4240"}\
        """);

    assertThat(account.balance())
        .isEqualTo(Reading.of(new Balance(Money.usd(1000), Money.usd(900), Money.usd(4240))));
    assertThat(venue.sent()).isEqualTo("GET /account/v1/balance");
  }

  @Test
  void inventory() {
    venue.answers(
        """
        {"items":[
         {"attributes":{"id":"beb46bee-ba6a-5994-8e56-81e73fb06dc0","title":"Chroma Case",
          "unlockDate":"2026-12-01T08:00:00Z","cs2":{"float":"","paintSeed":0}},
          "suggestedPrice":{"currency":"USD","amount":"1.505"},"inMarket":true},
         {"attributes":{"id":"0:1234:5678:730","title":"Chroma Case","unlockDate":null},
          "inMarket":false}],"total":"2","cursor":""}\
        """);

    Title title = new Title(Game.CS2, "Chroma Case");
    assertThat(account.inventory(Game.CS2))
        .isEqualTo(
            Reading.of(
                List.of(
                    new HeldItem(
                        new Item(Samples.ASSET, title, Attributes.UNKNOWN),
                        Optional.of(Instant.parse("2026-12-01T08:00:00Z")),
                        true),
                    new HeldItem(
                        new Item(new AssetId("0:1234:5678:730"), title, Attributes.UNKNOWN),
                        Optional.empty(),
                        false))));
    assertThat(venue.sent())
        .isEqualTo("GET /marketplace-api/v2/user/inventory?gameId=a8db&limit=100");
  }

  @Test
  void ownOffers() {
    venue.answers(
        """
        {"items":[{"offerId":"o-1","priceCents":1599,"createdAt":"2026-06-17T10:30:00Z",
         "locked":true,"attributes":{"id":"a-1","title":"Chroma Case"}}],"total":1,"cursor":""}\
        """);

    assertThat(account.offers(Game.DOTA2))
        .isEqualTo(
            Reading.of(
                List.of(
                    new OwnOffer(
                        new OfferId("o-1"),
                        new Item(
                            new AssetId("a-1"),
                            new Title(Game.DOTA2, "Chroma Case"),
                            Attributes.UNKNOWN),
                        Money.usd(1599),
                        Instant.parse("2026-06-17T10:30:00Z"),
                        true))));
    assertThat(venue.sent()).isEqualTo("GET /marketplace-api/v2/user/offers?gameId=9a92&limit=100");
  }

  @Test
  void ownTargets() {
    venue.answers(
        """
        {"items":[
         {"targetId":"t-1","title":"Chroma Case","amount":"3","status":"TARGET_STATUS_ACTIVE",
          "priceCents":"35","createdAt":"2026-09-15T20:22:09Z","attributes":{}},
         {"targetId":"t-2","title":"Chroma Case","amount":1,"status":"TARGET_STATUS_LATER",
          "priceCents":36,"createdAt":"2026-09-15T20:22:10Z"}],"total":"2","cursor":""}\
        """);

    Title title = new Title(Game.RUST, "Chroma Case");
    Instant at = Instant.parse("2026-09-15T20:22:09Z");
    assertThat(account.targets(Game.RUST))
        .isEqualTo(
            Reading.of(
                List.of(
                    new OwnTarget(new TargetId("t-1"), title, Money.usd(35), 3, true, at),
                    new OwnTarget(
                        new TargetId("t-2"), title, Money.usd(36), 1, false, at.plusSeconds(1)))));
    assertThat(venue.sent())
        .isEqualTo("GET /marketplace-api/v2/user/targets?gameId=rust&limit=100");
  }

  @Test
  void closedOffersOldestFirst() {
    venue.answers(
        """
        {"Trades":[
         {"OfferID":"o-2","TargetID":"","AssetID":"a-2","Price":{"Currency":"USD","Amount":850},
          "CurrencyCode":"USD","Amount":"1","Title":"Chroma Case",
          "Fee":{"Amount":{"Currency":"USD","Amount":"59.5"},"Percent":"7","IsPersonal":false},
          "OfferCreatedAt":"1790000000","OfferClosedAt":"1790000200","Status":"trade_protected",
          "FinalizationTime":"1790604800"},
         {"OfferID":"o-1","TargetID":"t","AssetID":"a-1","Price":{"Currency":"USD","Amount":0.29},
          "Title":"Chroma Case","Fee":{"Amount":{"Currency":"USD","Amount":0.01}},
          "OfferClosedAt":1790000100,"Status":"successful","FinalizationTime":"0"},
         {"OfferID":"o-0","AssetID":"a-0","Price":{"Currency":"USD","Amount":1},
          "Title":"Chroma Case","Fee":{"Amount":{"Currency":"USD","Amount":0.01}},
          "OfferClosedAt":1790000099,"Status":"successful"}],
         "Total":"3","Cursor":""}\
        """);

    String title = "Chroma Case";
    assertThat(account.closedOffers(Instant.ofEpochSecond(1790000100)))
        .isEqualTo(
            Reading.of(
                List.of(
                    new ClosedOffer(
                        new OfferId("o-1"),
                        new AssetId("a-1"),
                        title,
                        Money.usd(29),
                        Money.usd(1),
                        Instant.ofEpochSecond(1790000100),
                        TradeStatus.SUCCESSFUL,
                        Optional.empty()),
                    new ClosedOffer(
                        new OfferId("o-2"),
                        new AssetId("a-2"),
                        title,
                        Money.usd(85000),
                        Money.usd(5950),
                        Instant.ofEpochSecond(1790000200),
                        TradeStatus.PROTECTED,
                        Optional.of(Instant.ofEpochSecond(1790604800))))));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /marketplace-api/v1/user-offers/closed?Limit=100&OrderDir=asc"
                + "&OfferClosed.From=1790000099"
                + "&Status=successful&Status=reverted&Status=trade_protected");
  }

  @Test
  void closedTargets() {
    venue.answers(
        """
        {"Trades":[{"OfferID":"o","TargetID":"t-1","AssetID":"a-1",
         "Price":{"Currency":"USD","Amount":25.5},"CurrencyCode":"USD","Amount":"1",
         "Title":"Chroma Case","ClosedAt":"1790000100","Status":"reverted",
         "FinalizationTime":"1790604800"}],"Total":"1","Cursor":""}\
        """);

    assertThat(account.closedTargets(Instant.ofEpochSecond(1790000000)))
        .isEqualTo(
            Reading.of(
                List.of(
                    new ClosedTarget(
                        new TargetId("t-1"),
                        new AssetId("a-1"),
                        "Chroma Case",
                        Money.usd(2550),
                        Instant.ofEpochSecond(1790000100),
                        TradeStatus.REVERTED,
                        Optional.of(Instant.ofEpochSecond(1790604800))))));
    assertThat(venue.sent())
        .isEqualTo(
            "GET /marketplace-api/v1/user-targets/closed?Limit=100&OrderDir=asc"
                + "&TargetClosed.From=1789999999"
                + "&Status=successful&Status=reverted&Status=trade_protected");
  }
}
