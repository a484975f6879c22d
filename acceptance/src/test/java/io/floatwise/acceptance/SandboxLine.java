package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The line that a sandbox prints when it is ready, and what can be done with it.
///
/// @param baseUrl where DMarket is
/// @param admin where the controls are; the fragment is their token
record SandboxLine(String baseUrl, String publicKey, String secretKey, URI admin) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Waits for the line.
  static SandboxLine of(App sandbox) throws InterruptedException {
    JsonNode line = JSON.readTree(sandbox.awaitOutput());
    return new SandboxLine(
        line.get("baseUrl").asString(),
        line.get("publicKey").asString(),
        line.get("secretKey").asString(),
        URI.create(line.get("adminUrl").asString()));
  }

  /// Switches a fault on.
  void fault(String words) throws IOException, InterruptedException {
    send("POST", "fault", words);
  }

  /// Switches every fault off.
  void faultless() throws IOException, InterruptedException {
    send("DELETE", "faults", "");
  }

  /// Requests so far by operation and status.
  JsonNode calls() throws IOException, InterruptedException {
    return send("GET", "calls", "").get("operations");
  }

  /// The authoritative books of the account.
  Map<String, String> ledger() throws IOException, InterruptedException {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode row : send("GET", "ledger?key=" + publicKey, "").get("rows")) {
      lines.put(row.get("name").asString(), row.get("value").asString());
    }
    return lines;
  }

  private JsonNode send(String method, String control, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(admin.resolve(control))
            .header("X-Sandbox-Admin", admin.getFragment())
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }
  }
}
