package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.fault.BatchSplit;
import io.floatwise.sandbox.fault.BrokenBodies;
import io.floatwise.sandbox.fault.FaultKind;
import io.floatwise.sandbox.fault.Faults;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What every fault does to a client, seen from outside.
class FaultsTest extends SandboxTest {
  private static final String BALANCE = "/account/v1/balance";
  private static final String OFFERS = "/marketplace-api/v2/offers?gameId=a8db&limit=5";
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";
  private static final String NOBODY = "c3d4e5f6-a7b8-4012-8def-345678901234";
  private static final String PRICES = "/marketplace-api/v1/aggregated-prices";
  private static final String WHOLE_GAME = "{\"filter\":{\"game\":\"a8db\"},\"limit\":\"5\"}";

  @Test
  @Proves(value = "D.12", breaks = Faults.class)
  void strikesTheSameRequestsForTheSameSeedAndOthersForAnother() {
    String first = pattern(11);
    assertThat(pattern(11)).isEqualTo(first);
    assertThat(pattern(12)).isNotEqualTo(first);
    assertThat(first.chars().filter(c -> c == 'X').count()).isBetween(20L, 60L);
  }

  /// `X` where one of 80 requests was struck with a probability of one half.
  private String pattern(int seed) {
    caller.fault("error-status", ",\"probability\":0.5,\"status\":502,\"seed\":" + seed);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      pattern.append(caller.get(BALANCE).status() == 502 ? 'X' : '.');
    }
    caller.admin("DELETE", "/sandbox/faults", "");
    return pattern.toString();
  }

  @Test
  void meetsOnlyItsOperationAsOftenAsAskedAndCanBeSwitchedOff() {
    caller.fault(
        "error-status", ",\"operation\":\"GET /account/v1/user\",\"count\":2,\"status\":500");
    assertThat(caller.get(BALANCE).status()).isEqualTo(200);
    Answer struck = caller.get("/account/v1/user");
    assertThat(struck.status()).isEqualTo(500);
    assertThat(struck.body())
        .isEqualTo("{\"code\":\"InternalServerError\",\"message\":\"internal error\"}");
    JsonNode active = caller.admin("GET", "/sandbox/faults", "").json().at("/active/0");
    assertThat(active.path("struck").asInt()).isEqualTo(1);
    assertThat(active.path("met").asInt()).isEqualTo(1);
    String off = "/sandbox/faults?id=" + active.path("id").asInt();
    assertThat(caller.admin("DELETE", off, "").json().path("active")).isEmpty();
    assertThat(caller.admin("DELETE", off, "").status()).isEqualTo(400);
    assertThat(caller.get("/account/v1/user").status()).isEqualTo(200);
    caller.fault(
        "error-status", ",\"status\":502,\"operation\":\"GET /marketplace-api/v2/offers\"");
    assertThat(caller.get(OFFERS).body())
        .isEqualTo("{\"error\":\"internal error\",\"code\":13,\"message\":\"internal error\"}");
    assertThat(caller.get(OFFERS).status()).isEqualTo(200);
  }

  @Test
  void refusesFaultsThatMakeNoSense() {
    for (String body :
        List.of(
            "{}",
            "{\"name\":\"nope\"}",
            "{\"name\":\"latency\",\"operation\":\"GET /nope\"}",
            "{\"name\":\"latency\",\"delayMillis\":-1}",
            "{\"name\":\"latency\",\"probability\":1.5}",
            "{\"name\":\"error-status\",\"status\":200}",
            "{\"name\":\"schema-drift\",\"change\":\"x\"}",
            "no json")) {
      assertThat(caller.admin("POST", "/sandbox/fault", body).status()).as(body).isEqualTo(400);
    }
    Set<String> names = new TreeSet<>();
    caller
        .admin("GET", "/sandbox/faults", "")
        .json()
        .path("catalogue")
        .forEach(kind -> names.add(kind.path("name").asString()));
    assertThat(names).hasSize(FaultKind.values().length).contains("hang-after-commit");
  }

  @Test
  void answersLaterByTheFixedDelay() {
    caller.fault("latency", ",\"delayMillis\":150,\"randomMillis\":50");
    long began = System.nanoTime();
    assertThat(caller.get(BALANCE).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void stormsWith429AndSaysHowLongToWait() {
    caller.fault("rate-storm", ",\"count\":3,\"seconds\":7");
    for (int i = 0; i < 3; i++) {
      Answer answer = caller.get(BALANCE);
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }
    assertThat(caller.get(BALANCE).status()).isEqualTo(200);
  }

  @Test
  @Proves(value = "D.12", breaks = Faults.class)
  void executesAWriteWhoseReplyIsDroppedAndAnswersTheNextFromMemory() {
    JsonNode offer = caller.cheapest(100, 5_000);
    caller.fault("drop-after", ",\"operation\":\"PATCH /exchange/v1/offers-buy\"");
    assertThatThrownBy(() -> caller.buy(offer)).isInstanceOf(UncheckedIOException.class);
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("1");

    JsonNode second = caller.cheapest(100, 5_000);
    String first = caller.buy(second).body();
    caller.fault("repeat-reply", ",\"operation\":\"PATCH /exchange/v1/offers-buy\"");
    JsonNode third = caller.cheapest(100, 5_000);
    assertThat(caller.buy(third).body()).isEqualTo(first);
    assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("2");
  }

  @Test
  @Proves(value = "D.12", breaks = BrokenBodies.class)
  void breaksBodiesInEveryWay() {
    String whole = caller.get(BALANCE).body();
    caller.fault("double-body", "");
    assertThat(caller.get(BALANCE).body()).isEqualTo(whole + whole);
    caller.fault("empty-body", "");
    assertThat(caller.get(BALANCE).body()).isEmpty();
    caller.fault("truncated-body", "");
    String part = caller.get(BALANCE).body();
    assertThat(whole).startsWith(part).isNotEqualTo(part);
    caller.fault("wrong-types", "");
    assertThat(caller.get(BALANCE).body()).contains("{\"value\":\"");
    caller.fault("schema-drift", ",\"field\":\"usd\",\"change\":\"removed\"");
    assertThat(caller.get(BALANCE).json().has("usd")).isFalse();
    caller.fault("schema-drift", ",\"field\":\"usd\",\"change\":\"renamed\"");
    assertThat(caller.get(BALANCE).json().path("usdV3").asString()).isEqualTo("100000");
    caller.fault("schema-drift", ",\"field\":\"usd\",\"change\":\"retyped\"");
    assertThat(caller.get(BALANCE).json().path("usd").isObject()).isTrue();
    assertThat(caller.get(BALANCE).body()).isEqualTo(whole);
  }

  @Test
  void everySeedBreaksAnswersOfTheStorefrontInItsOwnWay() {
    Set<String> broken = new HashSet<>();
    for (int seed = 1; seed <= 20; seed++) {
      caller.fault("schema-drift", ",\"change\":\"renamed\",\"seed\":" + seed);
      broken.add(caller.get(OFFERS).body());
    }
    assertThat(broken).hasSizeGreaterThan(10).allSatisfy(body -> assertThat(body).contains("V3\""));
  }

  @Test
  void skewsTheDateHeaderOnly() {
    caller.fault("clock-skew", ",\"seconds\":-3600");
    String date = caller.get(BALANCE).headers().firstValue("Date").orElseThrow();
    Instant sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(Duration.between(sent, Instant.now()).minusHours(1).abs())
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void bringsTheSamePageAgainAndAgain() {
    String cursor = caller.get(OFFERS).json().path("cursor").asString();
    caller.fault("sticky-cursor", ",\"count\":0");
    JsonNode second = caller.get(OFFERS + "&cursor=" + cursor).json();
    assertThat(second.path("cursor").asString()).isEqualTo(cursor);
    assertThat(caller.get(OFFERS + "&cursor=" + cursor).json()).isEqualTo(second);
  }

  @Test
  void freezesTheFeedWhileItsTimesGoOn() {
    caller.fault("frozen-feed", ",\"count\":0,\"operation\":\"GET /marketplace-api/v2/offers\"");
    JsonNode before = caller.get(OFFERS).json();
    caller.await(server.marketNow().plus(Duration.ofHours(2)));
    JsonNode after = caller.get(OFFERS).json();
    assertThat(ids(after)).isEqualTo(ids(before)).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(created(after, i)).isEqualTo(created(before, i).plus(Duration.ofHours(2)));
    }
    caller.admin("DELETE", "/sandbox/faults", "");
    assertThat(ids(caller.get(OFFERS).json())).isNotEqualTo(ids(before));
  }

  @Test
  void movesEveryTimeOfAFrozenFeedOnInTheTypeThatItHas() {
    JsonNode offer = caller.cheapest(100, 5_000);
    caller.buy(offer);
    String asset = offer.at("/attributes/id").asString();
    try (DmarketCaller other = another()) {
      other.buy(caller.list(asset, 1_000), "1000");
    }
    goesOn("/exchange/v1/history?limit=1", "/objects/0", "createdAt", "updatedAt");
    goesOn(
        "/marketplace-api/v1/user-offers/closed?Limit=1",
        "/Trades/0",
        "OfferCreatedAt",
        "OfferClosedAt",
        "FinalizationTime");
    goesOn("/exchange/v1/customized-fees?gameId=a8db&limit=1000", "/reducedFees/0", "expiresAt");
    String sales = "/trade-aggregator/v1/last-sales?gameId=a8db&limit=1&title=";
    String title = offer.at("/attributes/title").asString();
    goesOn(sales + MarketReadsTest.encoded(title), "/sales/0", "date");
  }

  /// Those times of a row have moved on with the market's two hours; zero, which is none, has not.
  private void goesOn(String target, String row, String... names) {
    JsonNode before = caller.get(target).json().at(row);
    caller.fault("frozen-feed", ",\"count\":0");
    assertThat(caller.get(target).json().at(row)).isEqualTo(before);
    advance(Duration.ofHours(2));
    JsonNode after = caller.get(target).json().at(row);
    caller.admin("DELETE", "/sandbox/faults", "");
    for (String name : names) {
      JsonNode was = before.path(name);
      long moved = was.asLong() + (was.asLong() == 0 ? 0 : 7_200);
      assertThat(was.isMissingNode()).as(name).isFalse();
      assertThat(after.path(name).getNodeType()).as(name).isEqualTo(was.getNodeType());
      assertThat(after.path(name).asLong()).as(name).isEqualTo(moved);
    }
  }

  private DmarketCaller another() {
    JsonNode keys = caller.admin("POST", "/sandbox/accounts", "{}").json();
    return new DmarketCaller(
        server.baseUrl(),
        keys.path("publicKey").asString(),
        keys.path("secretKey").asString(),
        server.adminToken());
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("offerId").asString()));
    return ids;
  }

  private static Instant created(JsonNode page, int item) {
    return Instant.parse(page.at("/items/" + item + "/createdAt").asString());
  }

  @Test
  void showsATargetThatNobodyWouldFill() {
    JsonNode real = caller.send("POST", PRICES, WHOLE_GAME).json();
    caller.fault("phantom-target", "");
    JsonNode phantom = caller.send("POST", PRICES, WHOLE_GAME).json();
    for (int i = 0; i < 5; i++) {
      long was = real.at("/aggregatedPrices/" + i + "/orderBestPrice/Amount").asLong();
      assertThat(phantom.at("/aggregatedPrices/" + i + "/orderBestPrice/Amount").asLong())
          .isEqualTo(was + was / 2 + 1);
      JsonNode count = phantom.at("/aggregatedPrices/" + i + "/orderCount");
      assertThat(count.isString()).isTrue();
      assertThat(count.asLong())
          .isEqualTo(real.at("/aggregatedPrices/" + i + "/orderCount").asLong() + 1);
    }
  }

  @Test
  @Proves(value = "D.12", breaks = BatchSplit.class)
  void executesPartOfABatchAndReportsTheRest() {
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      rows.append(i == 1 ? "" : ",")
          .append(
              "{\"Amount\":1,\"Price\":{\"Currency\":\"USD\",\"Amount\":0.0%d}"
                  .formatted(i % 9 + 1))
          .append(",\"Title\":\"%s\"}".formatted(title));
    }
    caller.fault("partial-batch", ",\"seed\":5");
    JsonNode result =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/user-targets/create",
                "{\"GameID\":\"a8db\",\"Targets\":[" + rows + "]}")
            .json()
            .path("Result");
    Set<String> placed = new TreeSet<>();
    int failed = 0;
    for (JsonNode row : result) {
      if (row.path("Successful").asBoolean()) {
        placed.add(row.path("TargetID").asString());
      } else {
        assertThat(row.at("/Error/Code").asString()).isEqualTo("Internal");
        failed++;
      }
    }
    assertThat(result.size()).isEqualTo(20);
    assertThat(failed).isBetween(1, 19);
    Set<String> open = new TreeSet<>();
    caller
        .get("/marketplace-api/v2/user/targets?gameId=a8db&limit=100")
        .json()
        .path("items")
        .forEach(target -> open.add(target.path("targetId").asString()));
    assertThat(open).isEqualTo(placed);
  }

  @Test
  void namesTheFailedRowsOfABatchByWhatItsOperationNamesUnderEitherName() {
    assertThat(failedRow("Create", "assetId")).isEqualTo(failedRow("Create", "asset_id"));
    assertThat(failedRow("Create", "asset_id"))
        .isEqualTo(
            "{\"assetId\":\"%s\",\"code\":\"Internal\",\"message\":\"internal error\"}"
                .formatted(NOBODY));
    for (String what : List.of("Update", "Delete")) {
      assertThat(failedRow(what, "offerId")).isEqualTo(failedRow(what, "offer_id"));
      assertThat(failedRow(what, "offer_id"))
          .isEqualTo(
              "{\"offerId\":\"%s\",\"code\":\"Internal\",\"message\":\"internal error\"}"
                  .formatted(NOBODY));
    }
  }

  /// What the fault answers to the only row, struck by the first seed that meets it.
  private String failedRow(String what, String name) {
    String body =
        "{\"requests\":[{\"%s\":\"%s\",\"price_cents\":\"900\"}]}".formatted(name, NOBODY);
    for (int seed = 1; seed <= 20; seed++) {
      caller.fault("partial-batch", ",\"seed\":" + seed);
      JsonNode failed =
          caller
              .send("POST", "/marketplace-api/v2/offers:batch" + what, body)
              .json()
              .path("failed");
      assertThat(failed.size()).isEqualTo(1);
      if (failed.path(0).path("code").asString().equals("Internal")) {
        return failed.path(0).toString();
      }
    }
    throw new AssertionError("no seed of 20 meets the row");
  }

  @Test
  void leavesNoAnswerUnparsableOnceEverythingIsOff() {
    for (FaultKind kind : FaultKind.values()) {
      caller.fault(kind.key(), ",\"count\":0");
    }
    caller.admin("DELETE", "/sandbox/faults", "");
    try {
      assertThat(caller.get(OFFERS).json().path("items").size()).isEqualTo(5);
    } catch (JacksonException e) {
      throw new AssertionError("a fault is still on", e);
    }
  }
}
