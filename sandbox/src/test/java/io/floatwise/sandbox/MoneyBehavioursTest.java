package io.floatwise.sandbox;

import static io.floatwise.sandbox.Books.OPENING;
import static io.floatwise.sandbox.Books.cents;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Behaviours that decide where money is, to the cent, and that they hold over a restart.
class MoneyBehavioursTest {
  private static final String BALANCE = "/account/v1/balance";
  private static final String FEES = "/exchange/v1/customized-fees?gameId=a8db&limit=1000";
  private static final String TARGETS = "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";
  private static final String CREATE = "/marketplace-api/v1/user-targets/create";
  private static final String DELETE = "/marketplace-api/v1/user-targets/delete";

  @TempDir Path dir;
  SandboxServer server;
  DmarketCaller ann;
  DmarketCaller bob;

  private JsonNode keys;

  @BeforeEach
  void start() throws Exception {
    server = Sandboxes.start(dir);
    ann = DmarketCaller.of(server);
    keys = ann.admin("POST", "/sandbox/accounts", "{}").json();
    bob = bob();
  }

  private DmarketCaller bob() {
    return new DmarketCaller(
        server.baseUrl(),
        keys.path("publicKey").asString(),
        keys.path("secretKey").asString(),
        server.adminToken());
  }

  private void restart() throws Exception {
    stop();
    server = Sandboxes.start(dir);
    ann = DmarketCaller.of(server);
    bob = bob();
  }

  @AfterEach
  void stop() throws Exception {
    Books.of(ann).assertConserved();
    ann.close();
    bob.close();
    server.close();
  }

  @Test
  void chargesTheSwitchedFeeToTheCentAndSaysItBefore() throws Exception {
    assertThat(saleOf("1045")).containsEntry("fee", 105L);
    ann.behave("default-fee", "777");
    ann.behave("fee-rounding", "down");
    restart();
    JsonNode said = ann.get(FEES).json();
    assertThat(said.at("/defaultFee/fraction").asString()).isEqualTo("0.0777");
    assertThat(said.at("/defaultFee/minAmount").asInt()).isEqualTo(1);
    assertThat(saleOf("1045")).containsEntry("fee", 81L);
    ann.behave("fee-rounding", "up");
    assertThat(saleOf("1045")).containsEntry("fee", 82L);
    ann.behave("min-fee", "250");
    assertThat(ann.get(FEES).json().at("/defaultFee/minAmount").asInt()).isEqualTo(250);
    assertThat(saleOf("1045")).containsEntry("fee", 250L);
    assertThat(saleOf("99")).containsEntry("fee", 99L);
    ann.behave("default-fee", "200");
    assertThat(ann.get(FEES).json().path("reducedFees")).isEmpty();
  }

  @Test
  void saysOfAPastSaleForEverWhetherItsFeeWasPersonal() throws Exception {
    saleOf("1045");
    assertThat(personal()).isFalse();
    ann.behave("default-fee", "777");
    assertThat(personal()).as("sold at the default of its time").isFalse();
    restart();
    assertThat(personal()).isFalse();
    saleOf("1045");
    assertThat(personal()).isFalse();
    ann.behave("default-fee", "1000");
    assertThat(personal()).isFalse();
  }

  private boolean personal() {
    return ann.get("/marketplace-api/v1/user-offers/closed?Limit=1")
        .json()
        .at("/Trades/0/Fee/IsPersonal")
        .asBoolean();
  }

  @Test
  void putsProceedsUnderProtectionOrGivesThemAtOnce() {
    assertThat(saleOf("1000")).containsEntry("usd", 0L).containsEntry("protected", 900L);
    ann.behave("proceeds", "usable");
    assertThat(saleOf("1000")).containsEntry("usd", 900L).containsEntry("protected", 0L);
    JsonNode closed = ann.get("/marketplace-api/v1/user-offers/closed?Limit=1").json();
    assertThat(closed.at("/Trades/0/Status").asString()).isEqualTo("trade_protected");
    long before = balance("usd");
    ann.admin(
        "POST",
        "/sandbox/revert",
        "{\"offerId\":\"%s\"}".formatted(closed.at("/Trades/0/OfferID").asString()));
    assertThat(balance("usd")).isEqualTo(before - 900);
  }

  /// What a sale of ann to bob at that price changed; no reduced fee holds for its title.
  private Map<String, Long> saleOf(String cents) {
    ann.await(server.marketNow().plus(Duration.ofSeconds(1)));
    Set<String> reduced = new HashSet<>();
    ann.get(FEES).json().path("reducedFees").forEach(f -> reduced.add(f.path("title").asString()));
    JsonNode item = null;
    for (JsonNode row : offers()) {
      if (item == null && !reduced.contains(row.at("/attributes/title").asString())) {
        item = row;
      }
    }
    assertThat(item).isNotNull();
    ann.buy(item.path("offerId").asString(), item.path("priceCents").asString());
    long usd = balance("usd");
    long held = balance("usdTradeProtected");
    String offer = list(item.at("/attributes/id").asString(), cents);
    assertThat(bob.buy(offer, cents).json().path("status").asString()).isEqualTo("TxSuccess");
    String[] sale = Books.of(ann).rows().get("sale." + offer).split(" ");
    JsonNode closed = ann.get("/marketplace-api/v1/user-offers/closed?Limit=1").json();
    String fee = closed.at("/Trades/0/Fee/Amount/Amount").asString();
    assertThat(cents(sale[3])).isEqualTo(cents(fee));
    return Map.of(
        "fee", cents(sale[3]),
        "usd", balance("usd") - usd,
        "protected", balance("usdTradeProtected") - held);
  }

  private JsonNode offers() {
    return ann.get(
            "/marketplace-api/v2/offers?gameId=a8db&limit=100&orderBy=price&orderDir=asc"
                + "&treeFilters=type%3Ddmarket&priceFrom=100&priceTo=5000")
        .json()
        .path("items");
  }

  private String list(String asset, String cents) {
    return ann.send(
            "POST",
            "/marketplace-api/v2/offers:batchCreate",
            "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":%s}]}".formatted(asset, cents))
        .json()
        .at("/offers/0/id")
        .asString();
  }

  private long balance(String name) {
    return Long.parseLong(ann.get(BALANCE).json().path(name).asString());
  }

  @Test
  void setsMoneyAsideForAnOpenTargetAndGivesItBack() throws Exception {
    ann.behave("target-freeze", "price");
    String id = target(cheapest(), "0.05", 3).path("TargetID").asString();
    assertThat(balance("usd")).isEqualTo(OPENING - 15);
    assertThat(balance("usdAvailableToWithdraw")).isEqualTo(OPENING - 15);
    assertThat(Books.of(ann).rows())
        .containsEntry("cash.usable", "999.85")
        .containsEntry("cash.frozen", "0.15");
    restart();
    assertThat(balance("usd")).isEqualTo(OPENING - 15);
    assertThat(target(cheapest(), "500.01", 2).at("/Error/Code").asString())
        .isEqualTo("NotEnoughBalance");
    ann.behave("target-freeze", "nothing");
    ann.send("POST", DELETE, "{\"Targets\":[{\"TargetID\":\"" + id + "\"}]}");
    assertThat(balance("usd")).isEqualTo(OPENING);
    assertThat(Books.of(ann).rows()).doesNotContainKey("cash.frozen");
    target(cheapest(), "0.05", 3);
    assertThat(balance("usd")).isEqualTo(OPENING);
  }

  @Test
  void paysAFilledTargetFromWhatWasSetAside() {
    JsonNode offer = cheapest();
    long price = Long.parseLong(offer.path("priceCents").asString());
    String dollars = Money.usd(2 * price).toDecimal();
    ann.behave("target-freeze", "price");
    target(offer, dollars, 1);
    assertThat(balance("usd")).isEqualTo(OPENING - 2 * price);
    ann.await(server.marketNow().plus(Duration.ofMinutes(10)));
    JsonNode bought = ann.get("/marketplace-api/v1/user-targets/closed?Limit=10").json();
    assertThat(bought.path("Trades").size()).isEqualTo(1);
    long paid = cents(bought.at("/Trades/0/Price/Amount").asString());
    assertThat(paid).isBetween(1L, 2 * price);
    assertThat(balance("usd")).isEqualTo(OPENING - paid);
    assertThat(Books.of(ann).rows()).doesNotContainKey("cash.frozen");
  }

  @Test
  void asksForThePriceOfOneOfAllOrOfNothingToPlaceATarget() throws Exception {
    JsonNode offer = cheapest();
    assertThat(target(offer, "600", 2).path("Successful").asBoolean()).isTrue();
    ann.behave("target-balance", "all");
    restart();
    assertThat(target(offer, "600", 2).at("/Error/Code").asString()).isEqualTo("NotEnoughBalance");
    assertThat(target(offer, "500", 2).path("Successful").asBoolean()).isTrue();
    ann.behave("target-balance", "none");
    String id = target(offer, "1000.01", 1).path("TargetID").asString();
    ann.await(server.marketNow().plus(Duration.ofSeconds(1)));
    for (JsonNode row : ann.get(TARGETS).json().path("items")) {
      boolean uncovered = row.path("targetId").asString().equals(id);
      assertThat(row.path("status").asString())
          .isEqualTo(uncovered ? "TARGET_STATUS_INACTIVE" : "TARGET_STATUS_ACTIVE");
    }
  }

  private JsonNode cheapest() {
    return ann.cheapest(100, 5_000);
  }

  private JsonNode target(JsonNode offer, String dollars, int amount) {
    return ann.send(
            "POST",
            CREATE,
            """
            {"GameID":"a8db","Targets":[{"Amount":%d,"Title":"%s",\
            "Price":{"Currency":"USD","Amount":%s}}]}\
            """
                .formatted(amount, offer.at("/attributes/title").asString(), dollars))
        .json()
        .at("/Result/0");
  }

  @Test
  void givesAChangedOfferANewIdOrKeepsIt() throws Exception {
    JsonNode offer = cheapest();
    ann.buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
    String asset = offer.at("/attributes/id").asString();
    String first = list(asset, "900000");
    ann.await(server.marketNow().plus(Duration.ofMinutes(15)));
    String second = reprice(first, 910_000);
    assertThat(second).isNotEqualTo(first);
    ann.behave("update-id", "kept");
    restart();
    ann.await(server.marketNow().plus(Duration.ofMinutes(15)));
    assertThat(reprice(second, 920_000)).isEqualTo(second);
    assertThat(reprice(second, 930_000)).isEmpty();
    JsonNode shown = ann.get("/marketplace-api/v2/user/offers?gameId=a8db&limit=10").json();
    assertThat(shown.path("items").size()).isEqualTo(1);
    assertThat(shown.at("/items/0/offerId").asString()).isEqualTo(second);
    assertThat(shown.at("/items/0/priceCents").asString()).isEqualTo("920000");
    assertThat(Books.of(ann).rows()).containsEntry("asset." + asset, "listed 9200.00");
    assertThat(bob.buy(first, "900000").body()).contains("OfferNotFound");
    assertThat(bob.buy(second, "910000").body()).contains("OfferPriceChanged");
    assertThat(bob.buy(second, "920000").body()).contains("BalanceInsufficientFunds");
  }

  private String reprice(String offer, int cents) {
    return ann.send(
            "POST",
            "/marketplace-api/v2/offers:batchUpdate",
            "{\"requests\":[{\"offerId\":\"%s\",\"priceCents\":%d}]}".formatted(offer, cents))
        .json()
        .at("/offers/0/id")
        .asString("");
  }
}
