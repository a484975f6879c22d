package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Driver;
import io.floatwise.core.engine.Engine;
import io.floatwise.proving.Proves;
import io.floatwise.telegram.TelegramFace;
import io.floatwise.web.Dashboard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo without flags: a page and a chat, until Ctrl-C; then on from there.
class FacesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Market time that passes while a person reads and answers, a few seconds of the demo.
  private static final Duration SOON = Duration.ofHours(10);

  @TempDir Path data;

  private final HttpClient browser = HttpClient.newHttpClient();

  @Test
  @Proves(
      value = "D.9",
      breaks = {Driver.class, Engine.class})
  void tradesUntilCtrlCAndGoesOnWhereItWas() throws Exception {
    long entries;
    try (App app = App.start("demo", "--clock-speed", "max", "--data", data)) {
      URI page = address(app, "page  ");
      URI chat = address(app, "chat  ");
      app.awaitLine(line -> line.contains("SOLD"));
      assertThat(get(page)).contains("<html");
      assertThat(get(chat)).contains("<html");
      JsonNode status = JSON.readTree(status(page));
      assertThat(status.get("mode").asString()).isEqualTo("demo");
      entries = status.get("seq").asLong();
      assertThat(entries).isPositive();

      long asked = System.nanoTime();
      app.interrupt();
      App.Ended end = app.end();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
      assertThat(end.json().get("ledger").asString()).isEqualTo("equal");
    }
    try (App again = App.start("demo", "--clock-speed", "max", "--data", data)) {
      URI page = address(again, "page  ");
      again.awaitLine(line -> line.startsWith("ready after"));
      JsonNode status = JSON.readTree(status(page));
      assertThat(status.get("seq").asLong()).isGreaterThanOrEqualTo(entries);
      assertThat(status.get("totals").get("sales").asLong()).isPositive();
      assertThat(again.count(line -> line.contains("account opened"))).isZero();
    }
  }

  @Test
  @Proves(
      value = "D.10",
      breaks = {Dashboard.class, TelegramFace.class})
  void theChatPausesWhatThePageShowsAsPaused() throws Exception {
    try (App app = App.start("demo", "--clock-speed", "max", "--data", data)) {
      URI page = address(app, "page  ");
      URI chat = address(app, "chat  ");
      String code = chat.getQuery().replaceFirst(".*start=", "");
      app.awaitLine(line -> line.startsWith("ready after"));

      say(chat, "/start " + code);
      say(chat, "/pause buy");
      app.awaitLine(line -> line.contains("paused buying: "));
      assertThat(awaitPaused(page)).contains("BUY");
      say(chat, "/resume");
      app.awaitLine(line -> line.contains("resumed"));
    }
  }

  @Test
  void aPersonHasTimeToConfirmALooserLimitOfTheDemo() throws Exception {
    try (App app = App.start("demo", "--data", data)) {
      URI page = address(app, "page  ");
      URI chat = address(app, "chat  ");
      String code = chat.getQuery().replaceFirst(".*start=", "");
      app.awaitLine(line -> line.startsWith("ready after"));
      say(chat, "/start " + code);
      say(chat, "/limits max-per-trade = 60.00 USD");
      String id = await(page, now -> now.at("/safety/proposal/id").asString(""));
      Instant later = Instant.parse(await(page, now -> now.at("/at").asString(""))).plus(SOON);
      await(page, now -> Instant.parse(now.at("/at").asString()).isAfter(later) ? "later" : "");
      say(chat, "/confirm " + id);
      String limit = "/safety/limits/max-per-trade";
      assertThat(await(page, now -> now.at(limit).asString("").startsWith("60") ? "held" : ""))
          .isEqualTo("held");
    }
  }

  /// What `part` finds in the status, once that is not empty.
  private String await(URI page, Function<JsonNode, String> part) throws Exception {
    for (int i = 0; i < 2_000; i++) {
      String found = part.apply(JSON.readTree(status(page)));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "nothing";
  }

  private static URI address(App app, String name) throws InterruptedException {
    String line = app.awaitLine(text -> text.startsWith(name));
    return URI.create(line.substring(name.length()).strip());
  }

  private String awaitPaused(URI page) throws Exception {
    for (int i = 0; i < 200; i++) {
      JsonNode paused = JSON.readTree(status(page)).get("paused");
      if (!paused.isEmpty()) {
        return paused.toString();
      }
    }
    return "nothing paused";
  }

  private void say(URI chat, String text) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(chat.resolve("/chat/messages?person=1"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.createObjectNode().put("text", text).toString()))
            .build();
    assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private String get(URI address) throws Exception {
    return ok(HttpRequest.newBuilder(address));
  }

  /// As whoever has the whole address of the page reads it.
  private String status(URI page) throws Exception {
    return ok(
        HttpRequest.newBuilder(page.resolve("/api/v1/status"))
            .header("X-Floatwise-Key", page.getFragment().replaceFirst("^key=", "")));
  }

  private String ok(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
