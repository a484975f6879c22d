package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.ErrorText;
import io.floatwise.core.operator.Command;
import io.floatwise.core.people.Access;
import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.core.trade.Activity;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.telegram.ApiCall;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Screen;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import io.floatwise.testkit.people.MemoryPeople;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class TelegramFaceTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void answersNobodyUntilTheOwnerComesWithTheCode() throws Exception {
    try (var stage = new Stage(Statuses.trading())) {
      for (String text : List.of("/start", "/start wrong", "/status", "/pause", "/help", "hello")) {
        stage.say(2, text);
      }
      stage.claimed();

      assertThat(Stage.botMessages(stage.await(2, _ -> true))).isEmpty();
      assertThat(stage.operator.submitted()).isEmpty();
      assertThat(stage.bot.ownerCode()).isEmpty();
    }
  }

  @Test
  void theCodeWorksOnceAndStrangersGetOnePoliteLine() throws Exception {
    try (var stage = new Stage(Statuses.trading())) {
      String code = stage.bot.ownerCode().orElseThrow();
      stage.claimed();
      for (String text :
          List.of("/start " + code, "/start", "/status", "/why i1838", "/pause", "/resume", "/x")) {
        stage.say(2, text);
      }
      JsonNode other = stage.await(2, chat -> !Stage.botMessages(chat).isEmpty());
      stage.ask("/status");

      assertThat(Stage.botMessages(other)).hasSize(1);
      assertThat(Stage.botMessages(stage.await(2, _ -> true))).hasSize(1);
      assertThat(Stage.botMessages(other).getFirst().get("text").asString())
          .startsWith("Hello!")
          .doesNotContain("USD");
      assertThat(stage.operator.submitted()).isEmpty();
    }
  }

  @Test
  void anExpiredCodeOpensNothing() {
    var now = Instant.parse("2026-01-01T00:00:00Z");
    OwnerCode code = OwnerCode.issued(now);

    assertThat(code.accepts(code.text(), now.plus(Duration.ofMinutes(10)).minusMillis(1))).isTrue();
    assertThat(code.accepts(code.text(), now.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(code.accepts("", now)).isFalse();
    assertThat(code.toString()).doesNotContain(code.text());
  }

  @Test
  void theMenuIsExactlyTheScreens() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode commands = stage.await(1, chat -> !chat.get("commands").isEmpty()).get("commands");

      assertThat(Stage.list(commands).stream().map(c -> c.get("command").asString()))
          .containsExactlyElementsOf(Screens.ALL.stream().map(Screen::id).toList());
      for (Screen screen : Screens.ALL) {
        JsonNode reply = stage.ask("/" + screen.id());
        assertThat(reply.get("text").asString()).as(screen.id()).doesNotContain("I do not know");
      }
    }
  }

  @Test
  void pausesAndResumesByCommandAndByButton() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode paused = stage.ask("/pause buy reprice");
      assertThat(paused.get("text").asString())
          .startsWith("Paused: buying, re-pricing.")
          .contains("Simulated market: its profit is no evidence.");

      int id = paused.get("id").asInt();
      JsonNode tap = stage.tap(1, id, "resume");
      assertThat(tap.get("text").asString()).isEqualTo("Resumed: buying, selling, re-pricing.");
      JsonNode edited = stage.await(1, chat -> text(chat, id).startsWith("Resumed"));

      assertThat(Stage.buttons(message(edited, id))).contains("status", "why", "pause", "help");
      String by = "person:000000000001";
      assertThat(stage.operator.submitted())
          .containsExactly(
              new Submitted(new Command.Pause(EnumSet.of(Activity.BUY, Activity.REPRICE)), by),
              new Submitted(new Command.Resume(EnumSet.allOf(Activity.class)), by));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/pause everything", "/pause buy sel", "/resume <b>", "/why nothing", "/x", "hi"})
  void saysWhatItDidNotUnderstandAndDoesNothing(String text) throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode reply = stage.ask(text);

      assertThat(reply.get("text").asString())
          .containsPattern("I cannot|I do not know|no decision")
          .contains("error 3000: What was given makes no sense");
      assertThat(stage.operator.submitted()).isEmpty();
    }
  }

  @Test
  @Proves(value = "P4.6.11", breaks = Messages.class)
  void saysWhatAnErrorMeansToWhoeverAsks() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      for (ErrorCode code : ErrorCode.values()) {
        assertThat(stage.ask("/help " + code.number()).get("text").asString())
            .startsWith("error " + code.number() + ": " + ErrorText.of(code, Locale.ENGLISH))
            .contains("/status");
      }
    }
  }

  @Test
  @Proves(
      value = "P4.6.11",
      breaks = {Poller.class, Dispatcher.class})
  void aScreenThatFailsIsReportedToTheOwnerAndToNobodyElse() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode home = stage.ask("/status");
      stage.operator.fail();
      assertThat(stage.ask("/status").get("text").asString()).startsWith("error 1000: ");
      assertThat(stage.tap(1, home.get("id").asInt(), "status").get("text").asString())
          .contains("error 1000");
      stage.say(2, "/status");
      stage.say(2, "/status");
      assertThat(
              Stage.botMessages(stage.await(2, chat -> !Stage.botMessages(chat).isEmpty()))
                  .toString())
          .doesNotContain("1000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "trading", "hostile"})
  void everyButtonLeadsSomewhereAndIsAnswered(String state) throws Exception {
    var status =
        switch (state) {
          case "empty" -> Statuses.empty();
          case "trading" -> Statuses.trading();
          default -> Statuses.hostile();
        };
    try (var stage = new Stage(status).claimed()) {
      JsonNode home = stage.ask("/start");
      int id = home.get("id").asInt();
      Set<String> pressed = new HashSet<>();
      Deque<String> open = new ArrayDeque<>(Stage.buttons(home));
      while (!open.isEmpty() && pressed.size() < 9) {
        String data = open.removeFirst();
        JsonNode current = message(stage.await(1, chat -> true), id);
        if (!pressed.add(data) || !Stage.buttons(current).contains(data)) {
          continue;
        }
        String before = current.toString();
        stage.tap(1, id, data);
        JsonNode after =
            data.equals("status") || data.equals("why")
                ? stage.await(1, _ -> true)
                : stage.await(1, chat -> !message(chat, id).toString().equals(before));
        open.addAll(Stage.buttons(message(after, id)));
      }

      assertThat(stage.calls).noneMatch(call -> call.status() >= 400 && isReal(call));
      assertThat(stage.calls.toString()).doesNotContain(stage.telegram.token());
    }
  }

  @Test
  void staleButtonsAndForeignTapsAreAnsweredAndChangeNothing() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      long owner = 5_000_000_001L;
      String old =
          "{\"inline_keyboard\":[[{\"text\":\"old\",\"callback_data\":\"explode everything\"}]]}";
      var http = java.net.http.HttpClient.newHttpClient();
      var uri =
          URI.create(
              "%s/bot%s/sendMessage?chat_id=%d&text=old&reply_markup=%s"
                  .formatted(
                      stage.telegram.apiUrl(),
                      stage.telegram.token(),
                      owner,
                      java.net.URLEncoder.encode(old, java.nio.charset.StandardCharsets.UTF_8)));
      var sent =
          http.send(
              java.net.http.HttpRequest.newBuilder(uri).build(),
              java.net.http.HttpResponse.BodyHandlers.ofString());
      int id = JSON.readTree(sent.body()).get("result").get("message_id").asInt();

      JsonNode tap = stage.tap(1, id, "explode everything");

      assertThat(tap.get("text").asString()).contains("out of date");
      assertThat(stage.operator.submitted()).isEmpty();
      http.close();
    }
  }

  @Test
  void hostileNamesArriveAsTheyAre() throws Exception {
    try (var stage = new Stage(Statuses.hostile()).claimed()) {
      JsonNode status = stage.ask("/status");

      assertThat(status.get("text").asString()).contains("<b>Bayonet</b> | \"Doppler\" & 'Fade'");
      assertThat(Stage.list(status.get("entities")).stream().map(e -> e.get("type").asString()))
          .isSubsetOf("bold", "italic", "code");
      assertThat(status.get("text").asString().length()).isLessThanOrEqualTo(4_096);
    }
  }

  /// Telegram takes five messages at once; two more show that the bot waits by itself. That it
  /// waits long enough is exact in [SendQueueTest].
  @Test
  void neverExceedsTheLimitsHoweverFastTheOwnerTypes() throws Exception {
    try (var stage = Stage.inRealTime(Statuses.trading()).claimed()) {
      for (int i = 0; i < 6; i++) {
        stage.say(1, "/help");
      }
      stage.await(1, chat -> Stage.botMessages(chat).size() == 7);

      assertThat(stage.calls).noneMatch(call -> call.status() == 429);
    }
  }

  @Test
  void closesWithinASecond() throws Exception {
    var stage = new Stage(Statuses.trading()).claimed();
    long closing = System.nanoTime();
    stage.bot.close();
    long botMs = (System.nanoTime() - closing) / 1_000_000;
    closing = System.nanoTime();
    stage.telegram.close();
    long telegramMs = (System.nanoTime() - closing) / 1_000_000;
    stage.close();

    System.out.println("bot closed in " + botMs + " ms, Telegram sandbox in " + telegramMs + " ms");
    assertThat(botMs).isLessThan(4_000);
    assertThat(telegramMs).isLessThan(4_000);
    assertThat(stage.bot.health().state()).isEqualTo(Health.State.STOPPED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.telegram.org",
        "http://127.0.0.1.evil.example",
        "ftp://localhost",
        "https://u:p@host"
      })
  void refusesAddressesThatWouldShowTheTokenToOthers(String url) {
    assertThatThrownBy(() ->
            new TelegramConfig(
                URI.create(url),
                "123456:ABCDEFGHIJK",
                new Access(new MemoryPeople(), "main"),
                _ -> URI.create("http://127.0.0.1:1/"),
                new LocalThrottle(System::nanoTime)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("ABCDEFGHIJK");
  }

  /// An edit that changes nothing is Telegram's 400 and no fault.
  private static boolean isReal(ApiCall call) {
    return !call.reply().contains("message is not modified");
  }

  private static JsonNode message(JsonNode chat, int id) {
    return Stage.list(chat.get("messages")).stream()
        .filter(m -> m.get("id").asInt() == id)
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonNode chat, int id) {
    return message(chat, id).get("text").asString();
  }
}
