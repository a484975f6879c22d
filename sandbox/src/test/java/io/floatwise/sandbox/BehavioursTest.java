package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.behaviour.Allowed;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.exchange.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every behaviour, in its default and in its other values, seen from outside.
class BehavioursTest extends SandboxTest {
  private static final String BALANCE = "/account/v1/balance";
  private static final String OFFERS = "/marketplace-api/v2/offers?gameId=a8db&limit=1";
  private static final String TARGETS = "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";
  private static final String RETIRED = "/exchange/v1/market/items";

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    caller
        .admin("GET", "/sandbox/behaviours", "")
        .json()
        .path("behaviours")
        .forEach(b -> values.put(b.path("name").asString(), b.path("value").asString()));
    return values;
  }

  @Test
  @Proves(
      value = "D.12",
      breaks = {Behaviours.class, Marketplace.class})
  void startsWithTheDefaultsAndKeepsWhatWasSwitchedOverARestart() throws Exception {
    Map<String, String> defaults = new TreeMap<>();
    for (Behaviour behaviour : Behaviour.values()) {
      defaults.put(behaviour.key(), behaviour.fallback());
    }
    assertThat(values()).isEqualTo(defaults);
    caller.behave("title-match", "fuzzy");
    caller.behave("offer-window", "60");
    caller.behave("price-mismatch", "PriceWasChanged");
    stop();
    start();
    defaults.put("title-match", "fuzzy");
    defaults.put("offer-window", "60");
    defaults.put("price-mismatch", "PriceWasChanged");
    assertThat(values()).isEqualTo(defaults);
    JsonNode offer = caller.cheapest(100, 5_000);
    assertThat(caller.buy(offer.path("offerId").asString(), "1").body())
        .contains("\"code\":\"PriceWasChanged\"");
  }

  @Test
  @Proves(
      value = "D.12",
      breaks = {Behaviours.class, Marketplace.class})
  void keepsEveryBehaviourOverARestart() throws Exception {
    Map<String, String> switched = new TreeMap<>();
    for (Behaviour behaviour : Behaviour.values()) {
      String other =
          switch (behaviour.allowed()) {
            case Allowed.Words(List<String> words) -> words.getLast();
            case Allowed.Whole(long least, long most) -> Long.toString(least + (most - least) / 3);
            case Allowed.Code() -> "Other";
          };
      assertThat(other).isNotEqualTo(behaviour.fallback());
      switched.put(behaviour.key(), other);
      caller.behave(behaviour.key(), other);
    }
    assertThat(values()).isEqualTo(switched);
    stop();
    start();
    assertThat(values()).isEqualTo(switched);
    switched.keySet().forEach(key -> caller.behave(key, fallback(key)));
    stop();
    start();
    assertThat(values().values()).doesNotContain("Other").contains("verified");
  }

  private static String fallback(String key) {
    return Behaviours.byKey(key).orElseThrow().fallback();
  }

  @Test
  void refusesValuesThatABehaviourCannotHave() {
    for (String body :
        new String[] {
          "{\"name\":\"nope\",\"value\":\"on\"}",
          "{\"name\":\"title-match\",\"value\":\"exact\"}",
          "{\"name\":\"offer-window\",\"value\":\"-1\"}",
          "{\"name\":\"offer-window\",\"value\":\"99999999999999999999\"}",
          "{\"name\":\"price-mismatch\",\"value\":\"a b\"}"
        }) {
      assertThat(caller.admin("POST", "/sandbox/behaviour", body).status()).isEqualTo(400);
    }
  }

  @Test
  void writesIntegersTotalsErrorsAndBalancesInEitherForm() {
    assertThat(caller.get(OFFERS).json().at("/items/0/priceCents").isString()).isTrue();
    caller.behave("total", "number");
    assertThat(caller.get(OFFERS).json().path("total").isNumber()).isTrue();
    assertThat(caller.get(OFFERS).json().at("/items/0/priceCents").isString()).isTrue();
    caller.behave("int64", "number");
    assertThat(caller.get(OFFERS).json().at("/items/0/priceCents").isNumber()).isTrue();
    assertThat(target("0.05").has("Error")).isTrue();
    caller.behave("target-error", "absent");
    assertThat(target("0.05").has("Error")).isFalse();
    assertThat(target("5000").at("/Error/Code").asString()).isEqualTo("NotEnoughBalance");
    assertThat(caller.get(BALANCE).json().has("usdTradeProtected")).isTrue();
    caller.behave("protected-balance", "absent");
    assertThat(caller.get(BALANCE).json().has("usdTradeProtected")).isFalse();
  }

  private JsonNode target(String dollars) {
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    return caller
        .send(
            "POST",
            "/marketplace-api/v1/user-targets/create",
            """
            {"GameID":"a8db","Targets":[{"Amount":1,"Title":"%s",\
            "Price":{"Currency":"USD","Amount":%s}}]}\
            """
                .formatted(title, dollars))
        .json()
        .at("/Result/0");
  }

  @Test
  void answersRetiredPathsStaleDatesAndLimitsInTheChosenShape() {
    String text = "Use /marketplace-api/v2/offers";
    assertThat(caller.get(RETIRED).body())
        .isEqualTo("{\"code\":\"Gone\",\"message\":\"" + text + "\"}");
    caller.behave("gone-body", "gateway");
    assertThat(caller.get(RETIRED).body())
        .isEqualTo("{\"Code\":\"Gone\",\"Message\":\"" + text + "\"}");
    caller.behave("gone-body", "runtime");
    assertThat(caller.get(RETIRED).json().path("code").asInt()).isEqualTo(5);
    caller.behave("gone-body", "html");
    assertThat(caller.get(RETIRED).body()).startsWith("<html>");
    assertThat(caller.get(RETIRED).status()).isEqualTo(410);
    caller.behave("retired-paths", "unknown");
    assertThat(caller.get(RETIRED).status()).isEqualTo(404);
    assertThat(caller.get(RETIRED).body()).isEqualTo(caller.get("/exchange/v1/never").body());

    long stale = Instant.now().getEpochSecond() - 300;
    caller.behave("date-skew-body", "named");
    assertThat(caller.send("GET", BALANCE, "", stale).body()).contains("X-Sign-Date");
    caller.behave("date-skew", "1000");
    assertThat(caller.send("GET", BALANCE, "", stale).status()).isEqualTo(200);

    assertThat(caller.get("/marketplace-api/v2/offers?gameId=a8db").status()).isEqualTo(400);
    caller.behave("list-limit", "clamped");
    assertThat(caller.get("/marketplace-api/v2/offers?gameId=a8db&limit=900").json().at("/items"))
        .hasSize(100);
  }

  @Test
  void letsTheKeyAloneOpenTheAccountWhenSignaturesAreNotVerified() {
    var unsigned =
        caller.builder("GET", BALANCE, "").header("X-Api-Key", server.publicKey()).build();
    assertThat(caller.exchange(unsigned).status()).isEqualTo(401);
    caller.behave("signature", "key-only");
    assertThat(caller.exchange(unsigned).status()).isEqualTo(200);
    assertThat(caller.exchange(caller.builder("GET", BALANCE, "").build()).status()).isEqualTo(401);
  }

  @Test
  void findsTitlesByPrefixOrByAnyPart() {
    String title = caller.cheapest(1, 100_000).at("/attributes/title").asString();
    String part = OFFERS + "&title=" + title.substring(2, 6).replace(" ", "+").replace("|", "%7C");
    caller.behave("title-match", "fuzzy");
    int fuzzy = caller.get(part).json().path("total").asInt();
    caller.behave("title-match", "prefix");
    assertThat(caller.get(part).json().path("total").asInt()).isLessThan(fuzzy);
  }

  @Test
  void ignoresOrReadsQueryNamesOfAnotherCase() {
    target("100");
    target("100");
    caller.await(server.marketNow().plus(Duration.ofMinutes(10)));
    String closed = "/marketplace-api/v1/user-targets/closed?limit=1";
    assertThat(caller.get(closed).json().path("Trades").size()).isEqualTo(2);
    caller.behave("query-names", "any-case");
    assertThat(caller.get(closed).json().path("Trades").size()).isEqualTo(1);
  }

  @Test
  void bindsTheDeletionOfTargetsOnlyWhenAsked() {
    String id = target("0.05").path("TargetID").asString();
    String body = "{\"Targets\":[{\"TargetID\":\"" + id + "\"}]}";
    String delete = "/marketplace-api/v1/user-targets/delete";
    caller.behave("target-delete", "bound");
    JsonNode refused = caller.send("POST", delete, body).json().at("/Result/0/Error");
    assertThat(refused.path("Code").asString()).isEqualTo("AssetTimeLocked");
    assertThat(refused.path("Message").asString()).isEqualTo("15:00");
    String name = caller.get(TARGETS).json().at("/items/0/title").asString();
    caller.await(server.marketNow().plus(Duration.ofSeconds(24)));
    Answer limits =
        caller.send(
            "POST",
            "/target/v1/time-limits",
            "{\"ItemTitle\":\"%s\",\"GameID\":\"a8db\",\"AttributesV2\":{}}".formatted(name));
    assertThat(limits.body())
        .isEqualTo("{\"DefaultTimeLimit\":\"900000\",\"RemainingTimeLimit\":\"876000\"}");
    caller.behave("target-delete", "free");
    assertThat(caller.send("POST", delete, body).json().at("/Result/0/Successful").asBoolean())
        .isTrue();
  }

  @Test
  void showsOffersInTheInventoryAndPurchasesPendingOnlyWhenAsked() {
    caller.behave("delivery-delay", "60");
    JsonNode offer = caller.cheapest(100, 5_000);
    assertThat(caller.buy(offer).body()).contains("\"status\":\"TxPending\"");
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
    advance(Duration.ofSeconds(61));
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("1");
    caller.list(offer.at("/attributes/id").asString(), 900_000);
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
    caller.behave("inventory-offers", "shown");
    assertThat(caller.get(INVENTORY).json().at("/items/0/attributes/id"))
        .isEqualTo(offer.at("/attributes/id"));
  }
}
