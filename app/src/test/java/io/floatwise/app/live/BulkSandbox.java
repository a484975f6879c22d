package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.sandbox.SandboxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The controls of a sandbox: what it did, what it shall do, and its own word on the account.
record BulkSandbox(SandboxServer server, HttpClient http) implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  BulkSandbox(SandboxServer server) {
    this(server, HttpClient.newHttpClient());
  }

  /// A client that sees everything fresh and waits for no limits of its own.
  DMarket client() {
    return DMarket.open(
        DMarketConfig.DEFAULT
            .withBaseUrl(server.baseUrl().toString())
            .withCache(CachePolicy.OFF)
            .withCallsPerSecond(
                Arrays.stream(RateGroup.values())
                    .collect(Collectors.toMap(Function.identity(), _ -> 100_000))),
        ApiKey.of(server.publicKey(), server.secretKey()));
  }

  /// The authoritative books of the account, by line.
  Map<String, String> ledger() throws Exception {
    Map<String, String> lines = new TreeMap<>();
    admin("GET", "ledger?key=" + server.publicKey(), Map.of())
        .path("rows")
        .forEach(row -> lines.put(row.path("name").asString(), row.path("value").asString()));
    return lines;
  }

  void failEvery(int every, String operation) throws Exception {
    fault(
        Map.of("name", "partial-batch", "operation", operation, "probability", 1, "every", every));
  }

  void fault(Map<String, ?> words) throws Exception {
    admin("POST", "fault", words);
  }

  void faultless() throws Exception {
    admin("DELETE", "faults", Map.of());
  }

  void pass(Duration time) throws Exception {
    admin("POST", "clock/await", Map.of("until", server.marketNow().plus(time).toString()));
  }

  long calls(String operation) throws Exception {
    long calls = 0;
    for (JsonNode count : admin("GET", "calls", Map.of()).path("operations").path(operation)) {
      calls += count.asLong();
    }
    return calls;
  }

  JsonNode admin(String method, String control, Map<String, ?> words) throws Exception {
    String body = words.isEmpty() ? "" : JSON.writeValueAsString(words);
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
  public void close() {
    http.close();
  }
}
