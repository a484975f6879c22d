package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.EveryOperation.Things;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.drift.Difference;
import io.floatwise.dmarket.drift.Difference.Kind;
import io.floatwise.dmarket.drift.DriftWatch;
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
import java.util.List;
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
  void theFaultSchemaDriftIsReportedExactly() throws Exception {
    try (SandboxServer server =
        SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED))) {
      assertThat(drift(server)).isEmpty();
      fault(server, "balance", "usdAvailableToWithdraw", "removed");
      assertThat(drift(server))
          .containsExactly(
              new Difference(
                  Operation.BALANCE, Kind.MISSING, "usdAvailableToWithdraw", "text", "nothing"));
      fault(server, "balance", "usd", "renamed");
      assertThat(drift(server))
          .containsExactly(
              new Difference(Operation.BALANCE, Kind.MISSING, "usd", "text", "nothing"),
              new Difference(Operation.BALANCE, Kind.NEW, "usdV3", "nothing", "text"));
      fault(server, "balance", "dmc", "retyped");
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

  private static void fault(SandboxServer server, String operation, String field, String change)
      throws Exception {
    String body =
        "{\"name\":\"schema-drift\",\"operation\":\"GET /account/v1/%s\",\"field\":\"%s\",\"change\":\"%s\"}"
            .formatted(operation, field, change);
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
