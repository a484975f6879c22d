package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.admin.Calls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the admin can see and who is the admin.
class AdminTest extends SandboxTest {
  private static final String BALANCE = "/account/v1/balance";

  @Test
  @Proves(value = "D.12", breaks = Calls.class)
  void countsRequestsByOperationAndStatusAndForgetsThemWhenAsked() {
    caller.get(BALANCE);
    caller.get(BALANCE);
    caller.get("/exchange/v1/nothing");
    caller.get("/marketplace-api/v2/offers?gameId=none&limit=1");
    caller.exchange(caller.builder("GET", BALANCE, "").build());
    assertThat(caller.admin("GET", "/sandbox/calls", "").json().path("operations"))
        .hasToString(
            "{\"GET /account/v1/balance\":{\"200\":2,\"401\":1},"
                + "\"GET /marketplace-api/v2/offers\":{\"400\":1},"
                + "\"other\":{\"404\":1}}");
    assertThat(caller.admin("DELETE", "/sandbox/calls", "").json().path("operations")).isEmpty();
  }

  @Test
  void auditsTheLastRequestsWithoutQueriesBodiesAndSignatures() {
    caller.get(BALANCE + "?secret=1");
    caller.send("POST", "/marketplace-api/v1/user-targets/delete", "{\"Targets\":\"secret\"}");
    String audit = caller.admin("GET", "/sandbox/audit", "").body();
    assertThat(audit.replaceAll("\"millis\":[0-9]+", "\"millis\":0"))
        .isEqualTo(
            "{\"requests\":[{\"method\":\"GET\",\"path\":\"/account/v1/balance\",\"status\":200,"
                + "\"account\":\"account-1\",\"millis\":0},{\"method\":\"POST\","
                + "\"path\":\"/marketplace-api/v1/user-targets/delete\",\"status\":400,"
                + "\"account\":\"account-1\",\"millis\":0}]}");
    for (int i = 0; i < Calls.REMEMBERED + 5; i++) {
      caller.exchange(caller.builder("GET", "/n" + i, "").build());
    }
    JsonNode requests = caller.admin("GET", "/sandbox/audit", "").json().path("requests");
    assertThat(requests.size()).isEqualTo(Calls.REMEMBERED);
    assertThat(requests.at("/0/path").asString()).isEqualTo("/n5");
  }

  @Test
  void countsTheConnectionsThatClientsUse() throws Exception {
    caller.admin("DELETE", "/sandbox/calls", "");
    for (int i = 0; i < 3; i++) {
      try (HttpClient another =
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        for (int j = 0; j < 4; j++) {
          another.send(
              HttpRequest.newBuilder(URI.create(server.baseUrl() + BALANCE)).build(),
              HttpResponse.BodyHandlers.discarding());
        }
      }
    }
    assertThat(caller.admin("GET", "/sandbox/calls", "").json().path("connections").asInt())
        .isEqualTo(4);
  }

  @Test
  void servesAPageWhoseTokenNeverLeavesTheBrowser() {
    assertThat(server.adminUrl())
        .isEqualTo(URI.create(server.baseUrl() + "/sandbox/#" + server.adminToken()));
    for (String file : new String[] {"", "admin.css", "admin.js"}) {
      Answer answer = caller.exchange(caller.builder("GET", "/sandbox/" + file, "").build());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain(server.adminToken()).doesNotContain("innerHTML");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'");
    }
    for (String control :
        new String[] {"faults", "behaviours", "calls", "audit", "accounts", "info", "ledger"}) {
      Answer answer = caller.exchange(caller.builder("GET", "/sandbox/" + control, "").build());
      assertThat(answer.status()).as(control).isEqualTo(401);
    }
    assertThat(caller.admin("GET", "/sandbox/accounts", "").body())
        .isEqualTo(
            "{\"accounts\":[{\"account\":\"account-1\",\"publicKey\":\"%s\"}]}"
                .formatted(server.publicKey()));
  }
}
