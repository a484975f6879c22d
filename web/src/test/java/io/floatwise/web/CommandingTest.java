package io.floatwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.RequestId;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands from the page: only from whoever opened it with its key, and never from another page.
class CommandingTest {

  private final ScriptedOperator operator = new ScriptedOperator(Statuses.asking());
  private final HttpClient browser = HttpClient.newHttpClient();
  private Dashboard dashboard;

  @BeforeEach
  void start() {
    dashboard =
        Dashboard.start(
            DashboardConfig.onPort(0),
            operator,
            PageAccesses.of(new MemoryPeople()),
            new PrometheusRegistry());
  }

  @AfterEach
  void stop() {
    dashboard.close();
    browser.close();
  }

  @Test
  void handsOverWhatTheReaderOfTheWholeAddressCommands() throws Exception {
    for (String line :
        List.of(
            "approve a1840",
            "panic offers",
            "limits max-per-trade = 5.00 USD",
            "undo i1838",
            "money -1.24 USD for L18",
            "pause all",
            "group pause rifles")) {
      assertThat(post(key(), "application/json", "{\"line\": \"%s\"}".formatted(line)).statusCode())
          .isEqualTo(202);
    }
    assertThat(operator.submitted())
        .contains(
            new Submitted(new Command.Approve(new RequestId(1840)), "web"),
            new Submitted(new Command.Panic(true), "web"),
            new Submitted(new Command.Undo(new IntentId(1838)), "web"),
            new Submitted(
                new Command.AdoptMoney(Money.usd(-1_24), Optional.of(new LotId(18))), "web"),
            new Submitted(new Command.PauseTargets("rifles"), "web"))
        .hasSize(7);
  }

  @Test
  @Proves(value = "P4.6.11", breaks = Commanding.class)
  void saysWhatIsWrongWithItsCodeAndDoesNothing() throws Exception {
    for (String body :
        List.of(
            "{\"line\": \"approve 1840\"}",
            "{\"line\": \"burn\"}",
            "{\"line\": 5}",
            "{}",
            "approve a1840",
            "",
            "{\"line\": \"" + "x".repeat(9_000) + "\"}")) {
      HttpResponse<String> answer = post(key(), "application/json", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).as(body).contains("\"error\":3000", "expected");
    }
    assertThat(post(key(), "text/plain", "{\"line\": \"halt\"}").statusCode()).isEqualTo(400);
    assertThat(operator.submitted()).isEmpty();
  }

  @Test
  void whoDoesNotShowTheKeyCommandsNothing() throws Exception {
    String other = key().equals("A".repeat(24)) ? "B".repeat(24) : "A".repeat(24);
    for (String key : List.of("", "wrong", other, key() + "x", key().substring(1))) {
      HttpResponse<String> answer = post(key, "application/json", "{\"line\": \"halt\"}");
      assertThat(answer.statusCode()).as(key).isEqualTo(403);
      assertThat(answer.body()).contains("\"error\":4000").doesNotContain(key());
    }
    assertThat(operator.submitted()).isEmpty();
    assertThat(get("/").body() + get("/api/v1/status").body() + get("/app.js").body())
        .doesNotContain(key());
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, 405",
    "null, 405",
    "http://localhost:1, 405",
    "OWN, 202",
  })
  void aPageFromElsewhereCommandsNothingEvenWithTheKey(String origin, int status) throws Exception {
    String named = origin.equals("OWN") ? dashboard.url().toString().replaceAll("/$", "") : origin;
    HttpRequest request =
        request(key(), "application/json", "{\"line\": \"halt\"}").header("Origin", named).build();
    assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(status);
    assertThat(operator.submitted()).hasSize(status == 202 ? 1 : 0);
  }

  private String key() {
    return dashboard.commandingUrl().getFragment().replaceFirst("^key=", "");
  }

  private HttpRequest.Builder request(String key, String type, String body) {
    return HttpRequest.newBuilder(dashboard.url().resolve(Commanding.PATH))
        .header("Content-Type", type)
        .header("X-Floatwise-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> post(String key, String type, String body) throws Exception {
    return browser.send(request(key, type, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(dashboard.url().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
