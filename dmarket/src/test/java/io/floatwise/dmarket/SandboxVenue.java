package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sandbox whose market stands still, a client of its account that keeps no answer, and the
/// sandbox's own word on what happened.
final class SandboxVenue implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final SandboxServer server;
  final ApiKey key;
  final DMarket dmarket;
  private final HttpClient http = HttpClient.newHttpClient();

  private SandboxVenue(SandboxServer server) {
    this.server = server;
    this.key = ApiKey.of(server.publicKey(), server.secretKey());
    this.dmarket = DMarket.open(config(), key);
  }

  static SandboxVenue start(Path dir) throws IOException {
    return new SandboxVenue(SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED)));
  }

  DMarketConfig config() {
    return DMarketConfig.DEFAULT
        .withBaseUrl(server.baseUrl().toString())
        .withCache(CachePolicy.OFF);
  }

  /// The value of an answer that has to be one.
  static <T> T ok(Reply<T> reply) {
    return switch (reply) {
      case Reply.Ok<T> ok -> ok.value();
      case Reply.Failed<T>(var fault) -> throw new AssertionError(fault.toString());
    };
  }

  /// Buys the `count` cheapest of the first offers of CS2.
  List<OfferRow> buy(int count) {
    List<OfferRow> offers =
        ok(dmarket.offers(ItemQuery.of(Game.CS2).withLimit(100))).rows().stream()
            .sorted(Comparator.comparingLong(offer -> offer.priceCents().value()))
            .limit(count)
            .toList();
    for (OfferRow offer : offers) {
      var purchase = new Bodies.Purchase(offer.offerId(), offer.priceCents(), OfferType.DMARKET);
      assertThat(ok(dmarket.buyOffers(List.of(purchase))).status()).isEqualTo("TxSuccess");
    }
    return offers;
  }

  void behaviour(String name, String value) throws Exception {
    var words = Map.of("name", name, "value", value);
    assertThat(admin("POST", "behaviour", JSON.writeValueAsString(words))).isNotNull();
  }

  /// Switches a fault on; every one is off again after [#faultless()].
  void fault(Map<String, ?> words) throws Exception {
    assertThat(admin("POST", "fault", JSON.writeValueAsString(words))).isNotNull();
  }

  void faultless() throws Exception {
    assertThat(admin("DELETE", "faults", "")).isNotNull();
  }

  /// The authoritative books of the account, by line.
  Map<String, String> ledger() throws Exception {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode row : admin("GET", "ledger?key=" + server.publicKey(), "").path("rows")) {
      lines.put(row.path("name").asString(), row.path("value").asString());
    }
    return lines;
  }

  /// Every request that arrived, as method and path.
  Set<String> arrived() throws Exception {
    Set<String> calls = new TreeSet<>();
    admin("GET", "calls", "").path("operations").propertyNames().forEach(calls::add);
    return calls;
  }

  /// How many requests arrived that the method says are writes.
  long writes() throws Exception {
    long writes = 0;
    for (var operation : admin("GET", "calls", "").path("operations").properties()) {
      if (!operation.getKey().startsWith("GET ") && !operation.getKey().contains("aggregated")) {
        for (JsonNode count : operation.getValue()) {
          writes += count.asLong();
        }
      }
    }
    return writes;
  }

  JsonNode admin(String method, String control, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/" + control))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("X-Sandbox-Admin", server.adminToken())
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    dmarket.close();
    http.close();
    server.close();
  }
}
