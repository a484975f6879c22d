package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.EveryOperation.Things;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.drift.Difference;
import io.floatwise.dmarket.drift.Difference.Kind;
import io.floatwise.dmarket.drift.DriftWatch;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A venue that changes the shape of its answers is noticed, one that does not is not.
@Proves(value = "P5.3.3.5", breaks = DriftWatch.class)
class DriftTest {

  @TempDir private Path dir;

  @Test
  void theKnownShapesAreNoDrift() {
    try (StubVenue venue = new StubVenue()) {
      for (Operation operation : Operation.values()) {
        venue.answers(EveryOperation.reply(operation));
        assertThat(EveryOperation.call(venue.dmarket, operation, Things.NONE)).isNotNull();
      }
      assertThat(venue.dmarket.metrics().drift()).isEmpty();
    }
  }

  @Test
  void aReadableAnswerIsLookedAtOnceADayAndAnUnreadableOneAlways() {
    try (StubVenue venue = new StubVenue()) {
      String usual = EveryOperation.reply(Operation.BALANCE);
      String more = usual.replace("{", "{\"later\":1,");
      Difference later = new Difference(Operation.BALANCE, Kind.NEW, "later", "nothing", "number");
      venue.answers(usual, more, more, usual.replace("\"usd\"", "\"usdV3\""), "[]");
      assertThat(venue.dmarket.balance()).isNotNull();
      assertThat(venue.dmarket.balance()).isNotNull();
      assertThat(venue.dmarket.metrics().drift()).isEmpty();
      venue.time.advance(Duration.ofHours(25));
      assertThat(venue.dmarket.balance()).isNotNull();
      assertThat(venue.dmarket.metrics().drift()).containsExactly(later);
      assertThat(venue.dmarket.balance()).isNotNull();
      assertThat(venue.dmarket.balance()).isNotNull();
      assertThat(venue.dmarket.metrics().drift())
          .containsExactly(
              later,
              new Difference(Operation.BALANCE, Kind.MISSING, "usd", "text", "nothing"),
              new Difference(Operation.BALANCE, Kind.NEW, "usdV3", "nothing", "text"),
              new Difference(
                  Operation.BALANCE, Kind.UNREADABLE, "answer", "object", "something else"));
    }
  }

  @Test
  void everyAnswerThatCannotBeReadIsReportedAsUnreadable() {
    String usual = EveryOperation.reply(Operation.BALANCE);
    Difference noObject = unreadable("answer", "object", "something else");
    Difference value = unreadable("values", "values that can be read", "another");
    Map<String, Difference> bodies = new LinkedHashMap<>();
    bodies.put("", noObject);
    for (int length = 1; length < usual.length(); length += 7) {
      bodies.put(usual.substring(0, length), noObject);
    }
    bodies.put(usual + usual, noObject);
    bodies.put(usual + "}", noObject);
    bodies.put(usual.replace("{", "{\"usd\":\"1\","), noObject);
    bodies.put("null", noObject);
    bodies.put("7", noObject);
    bodies.put("<html></html>", noObject);
    bodies.put(usual.replaceFirst("(\"usd\":)\"[0-9]+\"", "$1\"much\""), value);
    bodies.forEach((body, difference) -> {
      try (StubVenue venue = new StubVenue()) {
        venue.answers(body);
        assertThat(venue.dmarket.balance()).as(body).isInstanceOf(Reply.Failed.class);
        assertThat(venue.dmarket.metrics().drift()).as(body).containsExactly(difference);
      }
    });
  }

  @Test
  void aFieldNameIsOneShortLineInTheLogAndKeptDifferencesAreBounded() {
    try (StubVenue venue = new StubVenue()) {
      StringBuilder body = new StringBuilder("{\"usd\":\"1\"");
      body.append(",\"a\\n2026-01-01 ERROR forged").append("x".repeat(1_000)).append("\":1");
      for (int i = 0; i < 300; i++) {
        body.append(",\"later").append(i).append("\":1");
      }
      venue.answers(body + "}");
      assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Ok.class);
      List<Difference> drift = venue.dmarket.metrics().drift();
      assertThat(drift).hasSize(200);
      assertThat(drift)
          .extracting(Difference::path)
          .filteredOn(path -> path.startsWith("a 2026-01-01 ERROR forgedxxx"))
          .singleElement()
          .satisfies(path -> assertThat(path).hasSizeLessThan(400));
    }
  }

  private static Difference unreadable(String path, String expected, String found) {
    return new Difference(Operation.BALANCE, Kind.UNREADABLE, path, expected, found);
  }

  @Test
  void theFieldsThatWereComparedAreToldSoThatNoDriftMeansSomething() {
    try (StubVenue venue = new StubVenue()) {
      assertThat(venue.dmarket.metrics().compared()).isEmpty();
      venue.answers("{\"usd\":\"1\",\"usdAvailableToWithdraw\":\"1\"}");
      assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Ok.class);
      assertThat(venue.dmarket.metrics().compared())
          .isEqualTo(Map.of(Operation.BALANCE, Set.of("usd", "usdAvailableToWithdraw")));
    }
  }

  @Test
  void theFaultsThatBreakBodiesAreReportedAsUnreadable() throws Exception {
    try (SandboxServer server =
        SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED))) {
      for (String name : List.of("truncated-body", "empty-body", "double-body")) {
        fault(server, name, "");
        assertThat(drift(server))
            .as(name)
            .containsExactly(unreadable("answer", "object", "something else"));
      }
    }
  }

  @Test
  void theFaultSchemaDriftIsReportedExactly() throws Exception {
    try (SandboxServer server =
        SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED))) {
      assertThat(drift(server)).isEmpty();
      schema(server, "usdAvailableToWithdraw", "removed");
      assertThat(drift(server))
          .containsExactly(
              new Difference(
                  Operation.BALANCE, Kind.MISSING, "usdAvailableToWithdraw", "text", "nothing"));
      schema(server, "usd", "renamed");
      assertThat(drift(server))
          .containsExactly(
              new Difference(Operation.BALANCE, Kind.MISSING, "usd", "text", "nothing"),
              new Difference(Operation.BALANCE, Kind.NEW, "usdV3", "nothing", "text"));
      schema(server, "dmc", "retyped");
      assertThat(drift(server))
          .containsExactly(
              new Difference(Operation.BALANCE, Kind.RETYPED, "dmc", "text", "object"));
      assertThat(drift(server)).isEmpty();
    }
  }

  /// What a new client finds in its first answers.
  private static List<Difference> drift(SandboxServer server) {
    try (DMarket dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT.withBaseUrl(server.baseUrl().toString()),
            new RequestSigner(ApiKey.of(server.publicKey(), server.secretKey())))) {
      for (Operation operation : Operation.values()) {
        assertThat(EveryOperation.call(dmarket, operation, Things.NONE)).isNotNull();
      }
      return dmarket.metrics().drift();
    }
  }

  private static void schema(SandboxServer server, String field, String change) throws Exception {
    String more = ",\"field\":\"%s\",\"change\":\"%s\"".formatted(field, change);
    fault(server, "schema-drift", more);
  }

  private static void fault(SandboxServer server, String name, String more) throws Exception {
    String body =
        "{\"name\":\"%s\",\"operation\":\"GET /account/v1/balance\"%s}".formatted(name, more);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/fault"))
                  .header("X-Sandbox-Admin", server.adminToken())
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }
}
