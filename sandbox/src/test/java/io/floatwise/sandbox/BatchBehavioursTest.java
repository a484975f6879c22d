package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.DmarketCaller.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Batches with one bad entry: the others are carried out, or nothing is.
class BatchBehavioursTest {
  private static final String OFFERS = "/marketplace-api/v2/offers:batch";
  private static final String OWN = "/marketplace-api/v2/user/offers?gameId=a8db&limit=100";
  private static final String TARGETS = "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";
  private static final String NOBODY = "c3d4e5f6-a7b8-4012-8def-345678901234";

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

  private void restart() throws Exception {
    stop();
    start();
  }

  @Test
  void createsChangesAndDeletesOffersAllOrNone() throws Exception {
    List<String> assets = List.of(buy(), buy());
    caller.behave("batch", "all-or-nothing");
    refused(batch("Create", "assetId", 900_000, assets.get(0), NOBODY), "requests[1]");
    refused(batch("Create", "assetId", 900_000, assets.get(0), assets.get(0)), "requests[1]");
    assertThat(prices()).isEmpty();
    restart();
    assertThat(offers(batch("Create", "assetId", 900_000, assets.get(0), assets.get(1))))
        .hasSize(2);
    assertThat(prices()).containsOnlyKeys(assets).containsValue("900000");
    Map<String, String> before = state();
    caller.await(server.marketNow().plus(Duration.ofMinutes(16)));
    List<String> ids = ids();
    refused(batch("Update", "offerId", 910_000, ids.get(0), ids.get(1), NOBODY), "requests[2]");
    refused(batch("Delete", "offerId", 0, ids.get(1), ids.get(0), ids.get(0)), "requests[2]");
    assertThat(state()).isEqualTo(before);
    assertThat(ids()).isEqualTo(ids);
    caller.behave("update-id", "kept");
    refused(batch("Update", "offerId", 910_000, ids.get(0), ids.get(1), NOBODY), "requests[2]");
    assertThat(state()).isEqualTo(before);
    assertThat(batch("Update", "offerId", 910_000, ids.get(0), ids.get(1)).status()).isEqualTo(200);
    assertThat(prices()).containsOnlyKeys(assets).containsValue("910000");
    restart();
    assertThat(prices()).containsOnlyKeys(assets).containsValue("910000");

    caller.behave("batch", "partial");
    caller.await(server.marketNow().plus(Duration.ofMinutes(16)));
    Answer partial = batch("Delete", "offerId", 0, ids.get(0), NOBODY);
    assertThat(partial.status()).isEqualTo(200);
    assertThat(offers(partial)).hasSize(1);
    assertThat(partial.json().path("failed").size()).isEqualTo(1);
    assertThat(prices()).hasSize(1);
  }

  @Test
  void placesAndTakesDownTargetsAllOrNone() throws Exception {
    caller.behave("batch", "all-or-nothing");
    caller.behave("target-freeze", "price");
    refused(targets("10", "20", "980"), "Targets[2]");
    refused(targets("10", "20", "0"), "Targets[2]");
    refused(targets("10", "20", "1.234"), "Targets[2]");
    assertThat(usd()).isEqualTo("100000");
    assertThat(targetIds()).isEmpty();
    assertThat(targets("10", "20", "970").status()).isEqualTo(200);
    assertThat(usd()).isEqualTo("0");
    List<String> ids = targetIds();
    refused(deleteTargets(ids.get(0), ids.get(1), NOBODY), "Targets[2]: BadRequest: ");
    restart();
    assertThat(targetIds()).isEqualTo(ids).hasSize(3);
    assertThat(usd()).isEqualTo("0");
    assertThat(deleteTargets(ids.get(0), ids.get(1), ids.get(2)).status()).isEqualTo(200);
    assertThat(usd()).isEqualTo("100000");

    caller.behave("batch", "partial");
    assertThat(targets("10", "980", "20").status()).isEqualTo(200);
    assertThat(targetIds()).as("20 is left to be covered").hasSize(2);
  }

  @Test
  void theFaultOfPartOfABatchRefusesAllOfItWhereAllStandOrFallTogether() {
    caller.behave("batch", "all-or-nothing");
    caller.fault("partial-batch", ",\"seed\":5");
    refused(targets("0.01", "0.02", "0.03", "0.04", "0.05", "0.06"), "Targets[");
    assertThat(targetIds()).isEmpty();
  }

  private static void refused(Answer answer, String row) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asInt()).isEqualTo(9);
    assertThat(answer.json().path("message").asString()).startsWith(row);
    assertThat(answer.json().path("error")).isEqualTo(answer.json().path("message"));
  }

  private String buy() {
    JsonNode offer = caller.cheapest(100, 5_000);
    caller.buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
    return offer.at("/attributes/id").asString();
  }

  private Answer batch(String what, String name, int cents, String... ids) {
    String price = cents == 0 ? "" : ",\"priceCents\":" + cents;
    String rows =
        List.of(ids).stream()
            .map(id -> "{\"" + name + "\":\"" + id + "\"" + price + "}")
            .collect(Collectors.joining(","));
    return caller.send("POST", OFFERS + what, "{\"requests\":[" + rows + "]}");
  }

  private static List<String> offers(Answer answer) {
    return answer.json().path("offers").valueStream().map(o -> o.path("id").asString()).toList();
  }

  /// Price by asset.
  private Map<String, String> prices() {
    return caller
        .get(OWN)
        .json()
        .path("items")
        .valueStream()
        .collect(
            Collectors.toMap(
                o -> o.at("/attributes/id").asString(), o -> o.path("priceCents").asString()));
  }

  private List<String> ids() {
    return caller
        .get(OWN)
        .json()
        .path("items")
        .valueStream()
        .map(o -> o.path("offerId").asString())
        .toList();
  }

  private Map<String, String> state() {
    return Books.of(caller).rows();
  }

  private Answer targets(String... dollars) {
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    String rows =
        List.of(dollars).stream()
            .map(price ->
                "{\"Amount\":1,\"Title\":\"%s\",\"Price\":{\"Currency\":\"USD\",\"Amount\":%s}}"
                    .formatted(title, price))
            .collect(Collectors.joining(","));
    return caller.send(
        "POST",
        "/marketplace-api/v1/user-targets/create",
        "{\"GameID\":\"a8db\",\"Targets\":[" + rows + "]}");
  }

  private Answer deleteTargets(String... ids) {
    String rows =
        List.of(ids).stream()
            .map(id -> "{\"TargetID\":\"" + id + "\"}")
            .collect(Collectors.joining(","));
    return caller.send(
        "POST", "/marketplace-api/v1/user-targets/delete", "{\"Targets\":[" + rows + "]}");
  }

  private List<String> targetIds() {
    return caller
        .get(TARGETS)
        .json()
        .path("items")
        .valueStream()
        .map(o -> o.path("targetId").asString())
        .toList();
  }

  private String usd() {
    return caller.get("/account/v1/balance").json().path("usd").asString();
  }
}
