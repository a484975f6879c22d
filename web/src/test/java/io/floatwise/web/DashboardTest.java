package io.floatwise.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.BulkReport.End;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ScriptedOperator operator = new ScriptedOperator(Statuses.trading());
  private final HttpClient browser = HttpClient.newHttpClient();
  private final PrometheusRegistry metrics = new PrometheusRegistry();
  private Dashboard dashboard;

  @BeforeEach
  void start() {
    dashboard =
        Dashboard.start(
            DashboardConfig.onPort(0), operator, PageAccesses.of(new MemoryPeople()), metrics);
  }

  @AfterEach
  void stop() {
    dashboard.close();
    browser.close();
  }

  @Test
  void servesThePageWithAStrictContentPolicyAndNothingInline() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(page.body())
        .doesNotContainPattern(Pattern.compile("\\son[a-z]+\\s*=|style\\s*=|<style|javascript:"))
        .doesNotContainPattern("(?s)<script[^>]*>[^<]")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
    assertThat(get("/app.js").body())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void givesItsMetricsInTheFormatThatTheScraperAsksFor() throws Exception {
    metrics.register(
        (Collector)
            () ->
                CounterSnapshot.builder()
                    .name("lamps")
                    .help("Lamps that burn.")
                    .dataPoint(
                        CounterDataPointSnapshot.builder()
                            .labels(Labels.of("room", "a \"b\" \\ c"))
                            .value(3)
                            .build())
                    .build());

    HttpResponse<String> plain = get("/metrics");
    assertThat(header(plain, "Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(header(plain, "Cache-Control")).isEqualTo("no-store");
    assertThat(plain.body())
        .isEqualTo(
            """
            # HELP lamps_total Lamps that burn.
            # TYPE lamps_total counter
            lamps_total{room="a \\"b\\" \\\\ c"} 3.0
            """);

    HttpResponse<String> open =
        send(
            HttpRequest.newBuilder(at("/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .build());
    assertThat(header(open, "Content-Type")).startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void saysThatAPageFailedWithoutWhatFailed() throws Exception {
    metrics.register(
        (Collector)
            () -> {
              throw new IllegalStateException("the secret of the lamp");
            });

    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo("This page failed; the program's log says why. (error 1000)");
    assertThat(get("/api/v1/status").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app.js", "/app.css", "/icon.svg"})
  void tellsABrowserThatItsCopyIsCurrent(String path) throws Exception {
    String tag = header(get(path), "ETag");

    HttpResponse<String> again =
        send(HttpRequest.newBuilder(at(path)).header("If-None-Match", tag).build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void givesTheStatusAsJson() throws Exception {
    HttpResponse<String> answer = get("/api/v1/status");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    JsonNode status = JSON.readTree(answer.body());
    assertThat(status.get("modeNote").asString())
        .isEqualTo("Simulated market: its profit is no evidence.");
    assertThat(status.get("cash").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"label": "free", "purpose": "anything", "usableFrom": null,
                 "amount": {"minor": 61240, "currency": "USD", "text": "612.40"}}
                """));
    assertThat(status.get("lots")).hasSize(operator.status().lots().size());
    assertThat(status.get("decisions").get(0).get("figures")).hasSize(6);
    assertThat(status.get("refusals").get("min-edge").asInt()).isEqualTo(418);
    assertThat(status.get("markets").toString())
        .isEqualTo(
            "[{\"game\":\"CS2\",\"regime\":\"CALM\",\"index\":1.0131,\"lostInADay\":\"0.00 %\","
                + "\"volatility\":0.0074},{\"game\":\"Rust\",\"regime\":\"CRASH\",\"index\":0.8812,"
                + "\"lostInADay\":\"11.30 %\",\"volatility\":null}]");
  }

  @Test
  @Proves(value = "P4.3.4", breaks = BulkJson.class)
  void namesWhatBecameOfEachOfManyWhatFailedFirst() throws Exception {
    assertThat(get("/api/v1/bulk").body()).isEqualTo("null");
    assertThat(JSON.readTree(get("/api/v1/status").body()).get("bulk").isNull()).isTrue();
    operator.ended(
        new BulkReport(
            "list all",
            "web",
            Statuses.NOW,
            true,
            new Progress(3, 2, 1, 0, 0),
            List.of(
                new BulkReport.Item("L1", "P250 | A", End.DONE, "done"),
                new BulkReport.Item("L2", "P250 | B", End.UNCHANGED, "left as it is"),
                new BulkReport.Item("L3", Statuses.HOSTILE, End.REFUSED, "the venue refused: no"),
                new BulkReport.Item("L4", "P250 | C", End.UNKNOWN, "no clear answer yet: x")),
            List.of("CS2: slow")));

    HttpResponse<String> answer = get("/api/v1/bulk");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    JsonNode report = JSON.readTree(answer.body());
    assertThat(report.get("items").valueStream().map(item -> item.get("id").asString()))
        .containsExactly("L3", "L4", "L2", "L1");
    assertThat(report.get("items").get(0))
        .isEqualTo(
            JSON.createObjectNode()
                .put("id", "L3")
                .put("title", Statuses.HOSTILE)
                .put("end", "REFUSED")
                .put("result", "the venue refused: no"));
    assertThat(report.get("troubles").toString()).isEqualTo("[\"CS2: slow\"]");
    assertThat(JSON.readTree(get("/api/v1/status").body()).get("bulk").toString())
        .isEqualTo(
            "{\"command\":\"list all\",\"by\":\"web\",\"at\":\"%s\",\"done\":true,"
                    .formatted(Statuses.NOW)
                + "\"answered\":3,\"sent\":3,\"counts\":{\"DONE\":1,\"UNCHANGED\":1,"
                + "\"REFUSED\":1,\"UNKNOWN\":1,\"WITHHELD\":0}}");
  }

  @Test
  void showsGroupsOfTargetsAndTheLimitsInForce() throws Exception {
    operator.submit(
        new Command.FormTargetGroup(
            new TargetGroup(
                "rifles",
                List.of(new Title(Game.CS2, Statuses.HOSTILE)),
                2,
                Optional.empty(),
                Optional.of(Money.usd(5_00)))),
        "web");

    JsonNode status = JSON.readTree(get("/api/v1/status").body());

    assertThat(status.get("groups").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"name": "rifles", "amount": 2, "titles": [%s], "least": null,
                 "most": {"minor": 500, "currency": "USD", "text": "5.00"},
                 "paused": false, "standing": 0}
                """
                    .formatted(JSON.writeValueAsString(Statuses.HOSTILE))));
    assertThat(status.get("safety").get("limits").toString())
        .isEqualTo("{\"max-per-trade\":\"50.00 USD\"}");
  }

  @Test
  void showsTheStrategiesAndTheValuesThatTheyDecideWith() throws Exception {
    JsonNode strategies = JSON.readTree(get("/api/v1/status").body()).get("strategies");
    assertThat(strategies)
        .isEqualTo(
            JSON.readTree(
                """
                [{"name": "selling", "about": "Sells every lot.", "trading": true,
                  "parameters": []},
                 {"name": "mean-reversion", "about": "Buys far below the mean.",
                  "trading": false,
                  "parameters": [{"name": "window-days", "value": "30",
                    "range": "2 to 90, usually 20",
                    "about": "Days whose sales make the mean."}]}]
                """));
  }

  @Test
  void saysByHowMuchBooksAndVenueDifferAndWhatEndsIt() throws Exception {
    operator.publish(Statuses.differing());
    JsonNode status = JSON.readTree(get("/api/v1/status").body());
    assertThat(status.get("safety").get("difference"))
        .isEqualTo(
            JSON.readTree(
                """
                {"expected": {"minor": 61240, "currency": "USD", "text": "612.40"},
                 "observed": {"minor": 61116, "currency": "USD", "text": "611.16"},
                 "answers": ["money -1.24 USD", "money -1.24 USD for L18"]}
                """));

    operator.publish(Statuses.trading());
    assertThat(JSON.readTree(get("/api/v1/status").body()).get("safety").get("difference").isNull())
        .isTrue();
  }

  @Test
  void carriesHostileNamesUnchangedAsData() throws Exception {
    operator.publish(Statuses.hostile());

    JsonNode status = JSON.readTree(get("/api/v1/status").body());

    assertThat(status.get("lots").get(1).get("title").asString()).isEqualTo(Statuses.HOSTILE);
    assertThat(status.get("seq").asString()).isEqualTo("9007199254740991");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:%d",
        "127.0.0.1:1",
        "127.0.0.1",
        "127.0.0.1.evil.example:%d"
      })
  void refusesNamesThatAreNotThisMachine(String host) throws Exception {
    String answer =
        raw(
            "GET / HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(host.formatted(dashboard.url().getPort())));

    assertThat(answer).startsWith("HTTP/1.1 403").contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d", "LOCALHOST:%d"})
  void answersUnderTheNamesOfThisMachine(String host) throws Exception {
    String answer =
        raw(
            "GET / HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(host.formatted(dashboard.url().getPort())));

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void changesNothing(String method) throws Exception {
    for (String path : List.of("/", "/api/v1/status", "/api/v1/events", "/api/v1/pause")) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(at(path))
                  .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                  .build());

      assertThat(answer.statusCode()).as(path).isEqualTo(405);
    }
    assertThat(operator.submitted()).isEmpty();
  }

  @Test
  void saysThatAPageDoesNotExist() throws Exception {
    HttpResponse<String> answer = get("/../../etc/passwd");

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(header(get("/nothing"), "Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void namesABusyPort() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() ->
              Dashboard.start(
                  DashboardConfig.onPort(other.getLocalPort()),
                  operator,
                  PageAccesses.of(new MemoryPeople()),
                  new PrometheusRegistry()))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
    assertThat(operator.listeners()).as("only the running dashboard listens").isEqualTo(1);
  }

  @Test
  void letsGoOfTheEngineWhenClosed() {
    dashboard.close();

    assertThat(operator.listeners()).isZero();
  }

  private URI at(String path) {
    return URI.create(dashboard.url().toString().replaceAll("/$", "") + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("absent");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      return head.toString();
    }
  }
}
