package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.DmarketCaller.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TradingTest extends SandboxTest {
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";
  private static final String OWN_OFFERS = "/marketplace-api/v2/user/offers?gameId=a8db&limit=100";
  private static final String OWN_TARGETS =
      "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";

  @Test
  void startsWithTheOpeningBalanceInCents() {
    assertThat(caller.get("/account/v1/balance").body())
        .isEqualTo(
            "{\"usd\":\"100000\",\"usdAvailableToWithdraw\":\"100000\",\"dmc\":\"0\","
                + "\"dmcAvailableToWithdraw\":\"0\",\"usdTradeProtected\":\"0\"}");
    assertThat(caller.get("/account/v1/user").json().path("publicKey").asString())
        .isEqualTo(server.publicKey());
  }

  @Test
  void buysListsRepricesSellsAndSettles() {
    String asset = buySomething();
    assertThat(caller.get(INVENTORY).json().at("/items/0/attributes/unlockDate").asString())
        .isEqualTo("2026-01-12T00:00:00Z");

    JsonNode created = batch("batchCreate", "\"assetId\":\"" + asset + "\",\"priceCents\":90000");
    String offer = created.at("/offers/0/id").asString();
    assertThat(created.at("/offers/0/assetId").asString()).isEqualTo(asset);
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");

    advance(Duration.ofSeconds(161));
    JsonNode refused = batch("batchUpdate", "\"offerId\":\"" + offer + "\",\"priceCents\":\"100\"");
    assertThat(refused.toString())
        .isEqualTo(
            "{\"offers\":[],\"failed\":[{\"offerId\":\"%s\",\"code\":\"AssetTimeLocked\",\"message\":\"12:19\"}]}"
                .formatted(offer));

    advance(Duration.ofMinutes(15));
    JsonNode updated = batch("batchUpdate", "\"offerId\":\"" + offer + "\",\"priceCents\":35");
    String renewed = updated.at("/offers/0/id").asString();
    assertThat(renewed).isNotEqualTo(offer);
    assertThat(updated.at("/offers/0/assetId").asString()).isEqualTo(asset);
    JsonNode own = caller.get(OWN_OFFERS).json();
    assertThat(own.at("/items/0/offerId").asString()).isEqualTo(renewed);
    assertThat(own.at("/items/0/priceCents").asString()).isEqualTo("35");

    advance(Duration.ofDays(3));
    JsonNode sold = closedOffers("");
    assertThat(sold.path("Total").asString()).isEqualTo("1");
    JsonNode trade = sold.path("Trades").path(0);
    assertThat(trade.path("AssetID").asString()).isEqualTo(asset);
    assertThat(trade.path("Status").asString()).isEqualTo("trade_protected");
    assertThat(trade.at("/Price/Amount").isNumber()).isTrue();
    assertThat(caller.get("/account/v1/balance").json().path("usdTradeProtected").asString())
        .isNotEqualTo("0");

    advance(Duration.ofDays(8));
    assertThat(closedOffers("?Status=successful").path("Total").asString()).isEqualTo("1");
    assertThat(closedOffers("?Status=trade_protected").path("Trades")).isEmpty();
    assertThat(caller.get("/account/v1/balance").json().path("usdTradeProtected").asString())
        .isEqualTo("0");
  }

  @Test
  void rowsOfABatchMayUseProtoNames() {
    String asset = buySomething();

    JsonNode created =
        batch("batchCreate", "\"asset_id\":\"" + asset + "\",\"price_cents\":\"9001\"");

    assertThat(created.at("/offers/0/assetId").asString()).isEqualTo(asset);
    assertThat(caller.get(OWN_OFFERS).json().at("/items/0/priceCents").asString())
        .isEqualTo("9001");
  }

  @Test
  void daysOfATradeLockAreWholeAndAbsentOnTheLast() {
    buySomething();
    assertThat(lockDays().asInt()).isEqualTo(7);
    advance(Duration.ofHours(1));
    assertThat(lockDays().asInt()).isEqualTo(6);
    advance(Duration.ofDays(6));
    assertThat(lockDays().isMissingNode()).isTrue();
    assertThat(attributes().path("unlockDate").isNull()).isFalse();
    assertThat(attributes().path("tradable").asBoolean()).isFalse();
    advance(Duration.ofDays(1));
    assertThat(attributes().path("unlockDate").isNull()).isTrue();
    assertThat(attributes().path("tradable").asBoolean()).isTrue();
  }

  private JsonNode lockDays() {
    return attributes().path("tradeLockDays");
  }

  private JsonNode attributes() {
    return caller.get(INVENTORY).json().at("/items/0/attributes");
  }

  @Test
  void answersPurchasesThatFailWith200() {
    JsonNode offer = caller.cheapest(100, 5_000);
    String id = offer.path("offerId").asString();
    long price = Long.parseLong(offer.path("priceCents").asString());
    assertThat(failure(caller.buy(id, Long.toString(price + 1)))).isEqualTo("OfferPriceChanged");
    assertThat(failure(caller.buy("00000000-0000-4000-8000-000000000000", "1")))
        .isEqualTo("OfferNotFound");
    Answer bought = caller.buy(id, Long.toString(price));
    assertThat(bought.json().path("status").asString()).isEqualTo("TxSuccess");
    assertThat(bought.json().at("/dmOffersFailReason/code").asString()).isEmpty();
    assertThat(bought.json().at("/dmOffersStatus/" + id + "/started").asBoolean()).isTrue();
    assertThat(failure(caller.buy(id, Long.toString(price)))).isEqualTo("OfferNotFound");
    assertThat(caller.get("/account/v1/balance").json().path("usd").asString())
        .isEqualTo(Long.toString(100_000 - price));
  }

  @Test
  void buysSeveralOffersTogetherOrNotAtAll() {
    JsonNode items =
        caller
            .get(
                "/marketplace-api/v2/offers?gameId=a8db&limit=2&orderBy=price&priceFrom=100"
                    + "&treeFilters=type%3Ddmarket")
            .json()
            .path("items");
    String good = wish(items.path(0).path("offerId").asString(), items.path(0), 0);
    String bad = wish(items.path(1).path("offerId").asString(), items.path(1), 1);
    String fine = wish(items.path(1).path("offerId").asString(), items.path(1), 0);
    assertThat(failure(buyAll(good, bad))).isEqualTo("OfferPriceChanged");
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
    assertThat(buyAll(good, fine).json().path("status").asString()).isEqualTo("TxSuccess");
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("2");
  }

  @Test
  void refusesMalformedPurchasesAndBatches() {
    for (String body :
        new String[] {
          "{}",
          "[]",
          "{\"offers\":[]}",
          "{\"offers\":[{\"offerId\":\"a\",\"price\":{\"amount\":\"x\",\"currency\":\"USD\"}}]}",
          "not json"
        }) {
      Answer answer = caller.send("PATCH", "/exchange/v1/offers-buy", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.json().path("code").isString()).isTrue();
    }
    Answer noUuid =
        caller.send(
            "POST",
            "/marketplace-api/v2/offers:batchCreate",
            "{\"requests\":[{\"assetId\":\"0:1:2:730\",\"priceCents\":1}]}");
    assertThat(noUuid.status()).isEqualTo(400);
    assertThat(noUuid.json().path("message").asString()).contains("requests[0].asset_id");
  }

  @Test
  void reportsEachRowOfABatch() {
    String asset = buySomething();
    JsonNode answer =
        batch(
            "batchCreate",
            """
            "assetId":"%s","priceCents":1000},\
            {"assetId":"00000000-0000-5000-8000-000000000000","priceCents":5\
            """
                .formatted(asset));
    assertThat(answer.path("offers").size()).isEqualTo(1);
    assertThat(answer.at("/failed/0/assetId").asString())
        .isEqualTo("00000000-0000-5000-8000-000000000000");
    assertThat(answer.at("/failed/0/code").asString()).isEqualTo("InventoryItemsNotFound");
    String offer = answer.at("/offers/0/id").asString();
    advance(Duration.ofMinutes(16));
    JsonNode deleted = batch("batchDelete", "\"offerId\":\"" + offer + "\"");
    assertThat(deleted.at("/offers/0/id").asString()).isEqualTo(offer);
    assertThat(deleted.at("/offers/0/assetId").asString()).isEqualTo(asset);
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("1");
  }

  @Test
  void placesListsFillsAndDeletesTargets() {
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    JsonNode placed =
        target(row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":100.5}", "\"2\""));
    String id = placed.at("/Result/0/TargetID").asString();
    assertThat(placed.at("/Result/0/Successful").asBoolean()).isTrue();
    assertThat(placed.at("/Result/0/Error").isNull()).isTrue();
    JsonNode listed = caller.get(OWN_TARGETS).json();
    assertThat(listed.at("/items/0/targetId").asString()).isEqualTo(id);
    assertThat(listed.at("/items/0/priceCents").asString()).isEqualTo("10050");
    assertThat(listed.at("/items/0/amount").asString()).isEqualTo("2");
    assertThat(listed.at("/items/0/status").asString()).isEqualTo("TARGET_STATUS_ACTIVE");
    assertThat(listed.at("/items/0/attributes/cs2/isAdvanced").asBoolean()).isFalse();

    for (String status : List.of("active", "TARGET_STATUS_ACTIVE", "inactive")) {
      assertThat(caller.get(OWN_TARGETS + "&treeFilters=status=" + status).json().path("items"))
          .as(status)
          .hasSize(status.equals("inactive") ? 0 : 1);
    }

    advance(Duration.ofMinutes(5));
    JsonNode closed = caller.get("/marketplace-api/v1/user-targets/closed").json();
    assertThat(closed.path("Total").asString()).isEqualTo("2");
    assertThat(closed.at("/Trades/0/TargetID").asString()).isEqualTo(id);
    assertThat(closed.at("/Trades/0/Status").asString()).isEqualTo("trade_protected");

    String low =
        target(row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":\"0.03\"}", "1"))
            .at("/Result/0/TargetID")
            .asString();
    JsonNode deleted =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/user-targets/delete",
                "{\"Targets\":[{\"TargetID\":\"" + low + "\"},{\"TargetID\":\"" + low + "\"}]}")
            .json();
    assertThat(deleted.at("/Result/0/Successful").asBoolean()).isTrue();
    assertThat(deleted.at("/Result/1/Successful").asBoolean()).isFalse();
    assertThat(caller.get(OWN_TARGETS).json().path("items")).isEmpty();
  }

  @Test
  void refusesBadTargetsRowByRow() {
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    JsonNode answer =
        target(
            row("", "\"Price\":{\"Currency\":\"USD\",\"Amount\":1}", "1")
                + ","
                + row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":1}", "101")
                + ","
                + row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":1.005}", "1")
                + ","
                + row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":5000}", "1")
                + ","
                + row(title, "\"Price\":{\"Currency\":\"USD\",\"Amount\":1}", "1"));
    assertThat(answer.at("/Result/0/Error/Code").asString()).isEqualTo("TitleRequired");
    assertThat(answer.at("/Result/1/Error/Code").asString()).isEqualTo("InvalidAmount");
    assertThat(answer.at("/Result/2/Error/Code").asString()).isEqualTo("BadRequest");
    assertThat(answer.at("/Result/3/Error/Code").asString()).isEqualTo("NotEnoughBalance");
    assertThat(answer.at("/Result/4/Successful").asBoolean()).isTrue();
  }

  @Test
  void ignoresLowerCaseParametersOfClosedLists() {
    buySomething();
    String offer =
        batch("batchCreate", "\"assetId\":\"" + inventoryAsset() + "\",\"priceCents\":35")
            .at("/offers/0/id")
            .asString();
    assertThat(offer).isNotEmpty();
    advance(Duration.ofDays(2));
    assertThat(closedOffers("?limit=nonsense&status=reverted").path("Trades").size()).isEqualTo(1);
    Answer refused = caller.get("/marketplace-api/v1/user-offers/closed?Limit=nonsense");
    assertThat(refused.status()).isEqualTo(400);
  }

  private String buySomething() {
    JsonNode offer = caller.cheapest(100, 5_000);
    assertThat(caller.buy(offer).json().path("status").asString()).isEqualTo("TxSuccess");
    String asset = offer.at("/attributes/id").asString();
    assertThat(inventoryAsset()).isEqualTo(asset);
    return asset;
  }

  private String inventoryAsset() {
    return caller.get(INVENTORY).json().at("/items/0/attributes/id").asString();
  }

  private JsonNode batch(String operation, String row) {
    Answer answer =
        caller.send(
            "POST", "/marketplace-api/v2/offers:" + operation, "{\"requests\":[{" + row + "}]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode target(String rows) {
    Answer answer =
        caller.send(
            "POST",
            "/marketplace-api/v1/user-targets/create",
            "{\"GameID\":\"a8db\",\"Targets\":[" + rows + "]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String row(String title, String price, String amount) {
    return "{\"Amount\":" + amount + "," + price + ",\"Title\":\"" + title + "\"}";
  }

  private static String wish(String id, JsonNode item, long more) {
    long price = Long.parseLong(item.path("priceCents").asString()) + more;
    return "{\"offerId\":\"%s\",\"price\":{\"amount\":\"%d\",\"currency\":\"USD\"}}"
        .formatted(id, price);
  }

  private Answer buyAll(String... wishes) {
    return caller.send(
        "PATCH", "/exchange/v1/offers-buy", "{\"offers\":[" + String.join(",", wishes) + "]}");
  }

  private JsonNode closedOffers(String query) {
    return caller.get("/marketplace-api/v1/user-offers/closed" + query).json();
  }

  private static String failure(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("TxFailed");
    return answer.json().at("/dmOffersFailReason/code").asString();
  }
}
