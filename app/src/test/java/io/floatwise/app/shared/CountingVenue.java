package io.floatwise.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.redis.RedisNode;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sandbox that counts what arrives, with the venue's limits, and clients of its account.
final class CountingVenue implements AutoCloseable {

  static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");

  /// One call of each group.
  static final Map<RateGroup, Function<DMarket, Reply<?>>> CALLS =
      new EnumMap<>(
          Map.of(
              RateGroup.FEE, d -> d.customizedFees(Game.CS2, OfferType.DMARKET, 10, 0),
              RateGroup.LAST_SALES, d -> d.lastSales(SalesQuery.of(TITLE, 5)),
              RateGroup.MARKET_ITEMS, d -> d.offers(ItemQuery.of(Game.CS2).withLimit(1)),
              RateGroup.OTHER, DMarket::balance));

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SandboxServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private CountingVenue(SandboxServer server) {
    this.server = server;
  }

  static CountingVenue start(Path dir) throws IOException {
    return new CountingVenue(SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED)));
  }

  String address() {
    return server.baseUrl().toString();
  }

  String publicKey() {
    return server.publicKey();
  }

  String secretKey() {
    return server.secretKey();
  }

  static DMarketConfig config(String address) {
    return DMarketConfig.DEFAULT
        .withBaseUrl(address)
        .withLimits(new HttpLimits(Duration.ofSeconds(30), 100, PATIENCE, 16 << 20));
  }

  /// A client that waits for its calls however long that takes.
  static DMarket client(DMarketConfig config, ApiKey key, RedisNode node) {
    return DMarket.open(config, key, node.neighbours(), () -> true)
        .with(CallOptions.USUAL.within(PATIENCE));
  }

  DMarket client(RedisNode node) {
    return client(config(address()), ApiKey.of(publicKey(), secretKey()), node);
  }

  /// A client without limits of calls, of a venue without limits.
  DMarket unlimited(RedisNode node) throws Exception {
    admin("POST", "behaviour", "{\"name\": \"rate-limits\", \"value\": \"off\"}");
    var ample = new EnumMap<RateGroup, Integer>(RateGroup.class);
    for (RateGroup group : RateGroup.values()) {
      ample.put(group, 100_000);
    }
    return client(
        config(address()).withCallsPerSecond(ample), ApiKey.of(publicKey(), secretKey()), node);
  }

  /// How many requests were answered so.
  long answered(String status) throws Exception {
    long count = 0;
    for (JsonNode operation : admin("GET", "calls", "").path("operations")) {
      count += operation.path(status).asLong();
    }
    return count;
  }

  JsonNode admin(String method, String control, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/sandbox/" + control))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("X-Sandbox-Admin", server.adminToken())
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  static void await(String what, BooleanSupplier wish) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!wish.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("expected within a minute: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
    server.close();
  }
}
