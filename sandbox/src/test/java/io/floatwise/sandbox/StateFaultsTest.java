package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.exchange.Marketplace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Faults that happen in the marketplace itself: everybody sees them, and a restart does not undo
/// them.
class StateFaultsTest {
  private static final String BALANCE = "/account/v1/balance";
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";
  private static final String TARGETS = "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";
  private static final String PRICES = "/marketplace-api/v1/aggregated-prices";
  private static final Duration MATCHED = Duration.ofMinutes(10);

  @TempDir Path dir;
  SandboxServer server;
  DmarketCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = Sandboxes.start(dir);
    caller = DmarketCaller.of(server);
  }

  @AfterEach
  void stop() throws Exception {
    Books.of(caller).assertConserved();
    caller.close();
    server.close();
  }

  private String restart() throws Exception {
    String hash = hash();
    stop();
    start();
    assertThat(hash()).isEqualTo(hash);
    return hash;
  }

  private String hash() {
    return caller.admin("GET", "/sandbox/info", "").json().path("stateHash").asString();
  }

  @Test
  @Proves(value = "D.12", breaks = Marketplace.class)
  void theSellerAsksMoreRightBeforeThePurchase() throws Exception {
    JsonNode offer = cheapest();
    String id = offer.path("offerId").asString();
    long price = offer.path("priceCents").asLong();
    Map<String, String> books = Books.of(caller).rows();
    caller.behave("price-mismatch", "PriceWasChanged");
    caller.fault("price-moved", "");
    JsonNode answer = buy(id, price).json();
    assertThat(answer.path("status").asString()).isEqualTo("TxFailed");
    assertThat(answer.at("/dmOffersFailReason/code").asString()).isEqualTo("PriceWasChanged");
    assertThat(Books.of(caller).rows()).isEqualTo(books);
    assertThat(priceOf(id, price)).isEqualTo(price + 1);
    assertThat(buy(id, price).body()).contains("PriceWasChanged");
    restart();
    assertThat(priceOf(id, price)).isEqualTo(price + 1);
    assertThat(buy(id, price + 1).json().path("status").asString()).isEqualTo("TxSuccess");
    assertThat(Books.of(caller).rows())
        .containsEntry(
            "purchase." + offer.at("/attributes/id").asString() + ".1",
            "price " + Money.usd(price + 1).toDecimal());
  }

  @Test
  void purchasesThatMakeNoSenseMoveNoPrice() {
    JsonNode offer = cheapest();
    String id = offer.path("offerId").asString();
    long price = offer.path("priceCents").asLong();
    String before = hash();
    caller.fault("price-moved", ",\"count\":0");
    for (String body : new String[] {"no json", "[]", "{\"offers\":[{}]}", "{\"offers\":7}"}) {
      assertThat(caller.send("PATCH", "/exchange/v1/offers-buy", body).status()).isEqualTo(400);
    }
    assertThat(buy("c3d4e5f6-a7b8-4012-8def-345678901234", 1).body()).contains("OfferNotFound");
    assertThat(hash()).isEqualTo(before);
    assertThat(priceOf(id, price)).isEqualTo(price);
  }

  /// What the storefront asks for it.
  private long priceOf(String id, long near) {
    String around = "&priceFrom=" + near + "&priceTo=" + (near + 1);
    return caller
        .get("/marketplace-api/v2/offers?gameId=a8db&limit=100" + around)
        .json()
        .path("items")
        .valueStream()
        .filter(offer -> offer.path("offerId").asString().equals(id))
        .findFirst()
        .orElseThrow()
        .path("priceCents")
        .asLong();
  }

  @Test
  void rollsTheLatestProtectedTradeBack() throws Exception {
    JsonNode offer = cheapest();
    buy(offer.path("offerId").asString(), offer.path("priceCents").asLong());
    caller.fault("reversal", "");
    assertThat(caller.get(BALANCE).json().path("usd").asString()).isEqualTo("100000");
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
    assertThat(caller.get("/exchange/v1/history").json().at("/objects/0/status").asString())
        .isEqualTo("reverted");
    restart();
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
  }

  @Test
  @Proves(
      value = "D.12",
      breaks = {SimExchange.class, Marketplace.class})
  void targetsLoseTheirCoverAndNobodyFillsThem() throws Exception {
    JsonNode offer = cheapest();
    String title = offer.at("/attributes/title").asString();
    long bid = 3 * offer.path("priceCents").asLong();
    target(title, bid);
    assertThat(bestByTitle(title)).isEqualTo(bid);
    caller.fault("targets-without-cover", "");
    assertThat(caller.get(BALANCE).json().path("usd").asString()).isEqualTo("100000");
    assertThat(status()).isEqualTo("TARGET_STATUS_INACTIVE");
    assertThat(bestByTitle(title)).isLessThan(bid);
    assertThat(bestAggregated(title)).isEqualTo(bid);
    restart();
    caller.await(server.marketNow().plus(MATCHED));
    assertThat(status()).isEqualTo("TARGET_STATUS_INACTIVE");
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
    target(title, bid);
    caller.await(server.marketNow().plus(MATCHED));
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("1");
  }

  @Test
  void aTargetThatRegainsItsCoverIsFilledAgain() throws Exception {
    JsonNode sold = cheapest();
    buy(sold.path("offerId").asString(), sold.path("priceCents").asLong());
    JsonNode offer = caller.cheapest(200, 5_000);
    target(offer.at("/attributes/title").asString(), 3 * offer.path("priceCents").asLong());
    caller.behave("target-cover", "regained");
    caller.behave("proceeds", "usable");
    caller.fault("targets-without-cover", "");
    assertThat(status()).isEqualTo("TARGET_STATUS_INACTIVE");
    buyOther();
    assertThat(status()).as("less money is no cover").isEqualTo("TARGET_STATUS_INACTIVE");
    caller.admin(
        "POST",
        "/sandbox/revert",
        "{\"offerId\":\"%s\"}".formatted(sold.path("offerId").asString()));
    assertThat(status()).isEqualTo("TARGET_STATUS_ACTIVE");
    caller.await(server.marketNow().plus(MATCHED));
    assertThat(caller.get(TARGETS).json().path("total").asString()).isEqualTo("0");
    assertThat(
            caller
                .get("/marketplace-api/v1/user-targets/closed?Limit=10")
                .json()
                .path("Total")
                .asString())
        .isEqualTo("1");
  }

  private void buyOther() {
    JsonNode other = caller.cheapest(300, 5_000);
    assertThat(buy(other.path("offerId").asString(), other.path("priceCents").asLong()).body())
        .contains("TxSuccess");
  }

  private String status() {
    return caller.get(TARGETS).json().at("/items/0/status").asString();
  }

  private long bestByTitle(String title) {
    String name = URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
    return caller
        .get("/marketplace-api/v1/targets-by-title/a8db/" + name)
        .json()
        .path("orders")
        .valueStream()
        .mapToLong(order -> order.path("price").asLong())
        .max()
        .orElse(0);
  }

  private long bestAggregated(String title) {
    return caller
        .send(
            "POST",
            PRICES,
            "{\"filter\":{\"game\":\"a8db\",\"titles\":[\"%s\"]},\"limit\":\"5\"}".formatted(title))
        .json()
        .at("/aggregatedPrices/0/orderBestPrice/Amount")
        .asLong();
  }

  private void target(String title, long cents) {
    Answer answer =
        caller.send(
            "POST",
            "/marketplace-api/v1/user-targets/create",
            """
            {"GameID":"a8db","Targets":[{"Amount":1,"Title":"%s",\
            "Price":{"Currency":"USD","Amount":%s}}]}\
            """
                .formatted(title, Money.usd(cents).toDecimal()));
    assertThat(answer.json().at("/Result/0/Successful").asBoolean()).isTrue();
  }

  private JsonNode cheapest() {
    return caller.cheapest(100, 5_000);
  }

  private Answer buy(String id, long cents) {
    return caller.buy(id, Long.toString(cents));
  }
}
