package io.floatwise.telegram;

import io.floatwise.core.operator.Status;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.core.shared.Throttle;
import io.floatwise.sandbox.telegram.ApiCall;
import io.floatwise.sandbox.telegram.TelegramSandbox;
import io.floatwise.sandbox.telegram.TelegramSandboxConfig;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.people.MemoryPeople;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bot, a Telegram, and people at the chat page, over real HTTP.
final class Stage implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SPEED = 50;
  private static final Timing QUICK =
      new Timing(
          Timing.real().now(),
          Timing.real().sleeper(),
          Timing.real().jitter(),
          new Pace(
              Pace.TELEGRAM.perChat().dividedBy(SPEED), Pace.TELEGRAM.overall().dividedBy(SPEED)));

  final ScriptedOperator operator;
  final List<ApiCall> calls = new CopyOnWriteArrayList<>();
  final MemoryPeople people = new MemoryPeople();
  final TelegramSandbox telegram;
  final TelegramFace bot;
  private final Throttle throttle;
  private final HttpClient browser = HttpClient.newHttpClient();

  /// Telegram's limits and the bot's pace are the same, only [#SPEED] times as fast.
  Stage(Status status) {
    this(status, SPEED, QUICK, new LocalThrottle(System::nanoTime));
  }

  /// With limits of its own for what people ask.
  Stage(Status status, Throttle throttle) {
    this(status, SPEED, QUICK, throttle);
  }

  private Stage(Status status, int speed, Timing timing, Throttle throttle) {
    this.throttle = throttle;
    operator = new ScriptedOperator(status);
    telegram =
        TelegramSandbox.start(
            TelegramSandboxConfig.onPort(0).observedBy(calls::add).atSpeed(speed));
    bot = TelegramFace.start(config(), operator, timing);
  }

  /// At the limits and the pace of people's bots.
  static Stage inRealTime(Status status) {
    return new Stage(status, 1, Timing.real(), new LocalThrottle(System::nanoTime));
  }

  TelegramConfig config() {
    return new TelegramConfig(
        telegram.apiUrl(), telegram.token(), new Access(people, "main"), Stage::page, throttle);
  }

  private static URI page(Person person) {
    return URI.create("http://127.0.0.1:1/#key=" + person.id());
  }

  /// The owner claims the bot and sees the welcome.
  Stage claimed() throws Exception {
    say(1, "/start " + bot.ownerCode().orElseThrow());
    await(1, chat -> botMessages(chat).size() == 1);
    return this;
  }

  int say(int person, String text) throws Exception {
    return post(person, "messages", JSON.createObjectNode().put("text", text)).statusCode();
  }

  /// Presses a button and returns the tap as answered.
  JsonNode tap(int person, int message, String data) throws Exception {
    var body = JSON.createObjectNode().put("message", message).put("data", data);
    HttpResponse<String> pressed = post(person, "taps", body);
    String id = JSON.readTree(pressed.body()).path("id").asString("refused");
    JsonNode chat = await(person, now -> taps(now).stream().anyMatch(t -> isAnswered(t, id)));
    return taps(chat).stream().filter(t -> isAnswered(t, id)).findFirst().orElseThrow();
  }

  /// The chat of `person` as soon as it is as wished.
  JsonNode await(int person, Predicate<JsonNode> wish) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(telegram.apiUrl().resolve("/chat/events?person=" + person))
            .header("Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(20))
            .build();
    var answer = browser.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:{")) {
          JsonNode chat = JSON.readTree(line.substring("data:".length()));
          if (wish.test(chat)) {
            return chat;
          }
        }
      }
    }
    throw new IOException("the chat ended before it was as wished");
  }

  /// A command of the owner and the message it is answered with.
  JsonNode ask(String text) throws Exception {
    return ask(1, text);
  }

  /// What somebody types and the message it is answered with.
  JsonNode ask(int person, String text) throws Exception {
    int before = lastId(await(person, _ -> true));
    say(person, text);
    JsonNode chat =
        await(
            person,
            now -> botMessages(now).stream().anyMatch(m -> m.get("id").asInt() > before + 1));
    return botMessages(chat).getLast();
  }

  /// Somebody at the chat page who is known already.
  Person known(int person, Role role) {
    return people.join(user(person), "Guest " + person, role, Instant.now());
  }

  /// The user id of a person at the chat page.
  static long user(int person) {
    return 5_000_000_000L + person;
  }

  static List<JsonNode> botMessages(JsonNode chat) {
    return list(chat.get("messages")).stream().filter(m -> m.get("fromBot").asBoolean()).toList();
  }

  static List<JsonNode> taps(JsonNode chat) {
    return list(chat.get("taps"));
  }

  static List<String> buttons(JsonNode message) {
    List<String> data = new ArrayList<>();
    message
        .get("keyboard")
        .forEach(row -> row.forEach(button -> data.add(button.get("callback_data").asString())));
    return data;
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static int lastId(JsonNode chat) {
    List<JsonNode> all = list(chat.get("messages"));
    return all.isEmpty() ? 0 : all.getLast().get("id").asInt();
  }

  private static boolean isAnswered(JsonNode tap, String id) {
    return tap.get("id").asString().equals(id) && tap.get("answered").asBoolean();
  }

  private HttpResponse<String> post(int person, String what, JsonNode body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(telegram.apiUrl().resolve("/chat/" + what + "?person=" + person))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    bot.close();
    telegram.close();
    browser.shutdownNow();
  }
}
