package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.utility.BotUtils;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.core.shared.Throttle;
import io.floatwise.proving.Proves;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Questions;
import io.floatwise.telegram.screen.Screen;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.testkit.operator.EveryCommand;
import io.floatwise.testkit.operator.ScriptedOperator;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// What each role may do in the chat, and what becomes of everybody else.
@Timeout(120)
class ChatRolesTest {

  private static final String REFUSED = "does not allow this";
  private static final Throttle NEVER = (_, _) -> Optional.empty();

  /// @param bare least role that may look
  /// @param argument something that can be asked for
  /// @param given least role that may ask for it
  private record Needs(Role bare, String argument, Role given) {}

  /// A screen that is not here fails the test.
  private static final Map<String, Needs> NEEDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("start", new Needs(Role.PENDING, "x", Role.PENDING)),
              Map.entry("help", new Needs(Role.PENDING, "6000", Role.PENDING)),
              Map.entry("settings", new Needs(Role.PENDING, "zone Europe/Berlin", Role.PENDING)),
              Map.entry("export", new Needs(Role.PENDING, "x", Role.PENDING)),
              Map.entry("forget", new Needs(Role.PENDING, "x", Role.PENDING)),
              Map.entry("status", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("why", new Needs(Role.VIEWER, "i1", Role.VIEWER)),
              Map.entry("portfolio", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("scan", new Needs(Role.VIEWER, "cs2", Role.VIEWER)),
              Map.entry("item", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("web", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("approvals", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("approve", new Needs(Role.VIEWER, "a1840", Role.TRADER)),
              Map.entry("deny", new Needs(Role.VIEWER, "a1840", Role.TRADER)),
              Map.entry("pause", new Needs(Role.TRADER, "buy", Role.TRADER)),
              Map.entry("resume", new Needs(Role.TRADER, "buy", Role.TRADER)),
              Map.entry("reduce", new Needs(Role.TRADER, "yes", Role.TRADER)),
              Map.entry("halt", new Needs(Role.TRADER, "yes", Role.TRADER)),
              Map.entry("panic", new Needs(Role.TRADER, "targets", Role.TRADER)),
              Map.entry("orders", new Needs(Role.VIEWER, "list", Role.TRADER)),
              Map.entry("undo", new Needs(Role.VIEWER, "i1838", Role.TRADER)),
              Map.entry("group", new Needs(Role.VIEWER, "pause rifles", Role.TRADER)),
              Map.entry("money", new Needs(Role.VIEWER, "+1.00 USD", Role.ADMIN)),
              Map.entry("limits", new Needs(Role.VIEWER, "quote-age = 5 min", Role.ADMIN)),
              Map.entry("strategies", new Needs(Role.VIEWER, "x", Role.VIEWER)),
              Map.entry("confirm", new Needs(Role.VIEWER, "a1840", Role.ADMIN)),
              Map.entry("people", new Needs(Role.ADMIN, "x", Role.ADMIN)),
              Map.entry("invite", new Needs(Role.ADMIN, "viewer", Role.ADMIN)),
              Map.entry("role", new Needs(Role.ADMIN, "ffffffffffff viewer", Role.ADMIN)),
              Map.entry("block", new Needs(Role.ADMIN, "ffffffffffff", Role.ADMIN))));

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OWNER", "ADMIN", "TRADER", "VIEWER", "PENDING"})
  @Proves(
      value = "P5.2.2.5",
      breaks = {Screens.class, Role.class})
  void eachRoleOpensWhatItMayAndNothingElse(Role role) throws Exception {
    assertThat(NEEDS.keySet())
        .containsExactlyInAnyOrderElementsOf(Screens.ALL.stream().map(Screen::id).toList());
    try (var stage = new Stage(Statuses.trading(), NEVER).claimed()) {
      stage.known(2, role);
      for (Map.Entry<String, Needs> screen : NEEDS.entrySet()) {
        Needs needs = screen.getValue();
        check(stage, "/" + screen.getKey(), role, needs.bare());
        check(stage, "/" + screen.getKey() + " " + needs.argument(), role, needs.given());
      }
    }
  }

  private static void check(Stage stage, String command, Role role, Role least) throws Exception {
    boolean may = role.compareTo(least) <= 0;
    int before = stage.operator.submitted().size();
    String answer = stage.ask(2, command).get("text").asString();
    if (may) {
      assertThat(answer).as("%s: %s", role, command).doesNotContain(REFUSED);
    } else {
      assertThat(answer)
          .as("%s: %s", role, command)
          .contains(REFUSED, role.word(), "error 8000")
          .doesNotContain("USD");
      assertThat(stage.operator.submitted()).hasSize(before);
    }
  }

  /// Buttons of messages that came when the role was another one, or of nobody's.
  @ParameterizedTest
  @EnumSource(Role.class)
  @Proves(value = "P5.2.2.5", breaks = Permission.class)
  void aButtonOrdersWhatTheRoleMayAndNothingElse(Role role) throws InterruptedException {
    try (var desk = new Forgery()) {
      Person person = desk.stage.people.join(42, "x", role, Instant.EPOCH);
      // What is paused can be resumed, so these come in order; many of the others wait a moment for
      // what they wanted, which does not come.
      desk.tap(42, 42, "pause buy");
      desk.tap(42, 42, "resume buy");
      List<Thread> taps =
          EveryCommand.lines().stream()
              .filter(line -> !line.endsWith(" buy"))
              .map(line -> Thread.ofVirtual().start(() -> desk.tap(42, 42, button(line))))
              .toList();
      for (Thread tap : taps) {
        tap.join();
      }
      List<String> may =
          switch (role) {
            case OWNER, ADMIN -> EveryCommand.lines();
            case TRADER -> EveryCommand.OF_TRADING;
            case VIEWER, PENDING, BLOCKED -> List.of();
          };
      assertThat(desk.submitted().stream().map(s -> s.command().getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(
              may.stream().filter(ChatRolesTest::isOneTap).map(ChatRolesTest::kind).toList());
      assertThat(desk.submitted()).allMatch(s -> s.by().equals(person.by()));
    }
  }

  /// Groups are formed, resumed, re-priced and cancelled after a question that was typed.
  private static boolean isOneTap(String line) {
    return !line.startsWith("group") || line.startsWith("group pause");
  }

  private static String kind(String line) {
    return CommandText.parse(line).getClass().getSimpleName();
  }

  private static String button(String line) {
    String[] words = line.split(" ", 2);
    return switch (words[0]) {
      case "halt", "reduce" -> line + " yes";
      case "undo", "money" -> line + " yes";
      case "list", "reprice", "delist", "cancel" -> "orders " + words[0] + " yes";
      case "group" -> isOneTap(line) ? line : "group yes 0000";
      default -> line;
    };
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = Door.class)
  void whoeverIsNotAtHomeOrNotHimselfOrdersNothing() {
    try (var desk = new Forgery()) {
      Person owner = desk.stage.people.claim(1, "Olga", Instant.EPOCH).orElseThrow();
      // Somebody else at the owner's message, the owner in another chat, and a group of his number.
      desk.tap(2, 1, "halt yes");
      desk.tap(1, 2, "halt yes");
      desk.say(2, 1, "private", "/halt yes");
      desk.say(1, 2, "private", "/halt yes");
      desk.say(1, -100, "group", "/halt yes");
      desk.say(1, 1, "group", "/halt yes");
      desk.say(1, 1, "supergroup", "/halt yes");
      assertThat(desk.submitted()).isEmpty();
      desk.say(1, 1, "private", "/halt yes");
      assertThat(desk.submitted()).extracting(Submitted::by).containsExactly(owner.by());
    }
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = Door.class)
  void strangersGetOneShortAnswerAndWhoIsBlockedGetsNone() throws Exception {
    try (var stage = new Stage(Statuses.trading(), NEVER).claimed()) {
      Person blocked = stage.known(3, Role.BLOCKED);
      String code = stage.people.invite(Actor.TERMINAL, Role.TRADER, Instant.now());
      String old =
          stage.people.invite(Actor.TERMINAL, Role.TRADER, Instant.now().minus(Invitation.LIFE));
      for (String command :
          List.of("/status", "/halt yes", "/people", "hello", "/start x", "/start " + old)) {
        stage.say(2, command);
        stage.say(3, command);
      }
      stage.say(3, "/start " + code);
      assertThat(stage.ask(4, "/start " + code).get("text").asString()).contains("trades game");
      stage.say(2, "/start " + code);
      stage.ask(4, "/status");

      assertThat(Stage.botMessages(stage.await(3, _ -> true))).isEmpty();
      List<JsonNode> told = Stage.botMessages(stage.await(2, _ -> true));
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().get("text").asString()).startsWith("Hello!");
      assertThat(stage.operator.submitted()).isEmpty();
      assertThat(stage.people.ofTelegram(Stage.user(4)).orElseThrow().role())
          .isEqualTo(Role.TRADER);
      assertThat(stage.people.ofTelegram(Stage.user(2))).isEmpty();
      assertThat(stage.people.ofTelegram(Stage.user(3))).contains(blocked);
    }
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneAtOnce() throws Exception {
    try (var stage = new Stage(Statuses.trading(), NEVER).claimed()) {
      Person trader = stage.known(2, Role.TRADER);
      assertThat(stage.ask(2, "/pause buy").get("text").asString()).startsWith("Paused");
      JsonNode card = stage.ask("/role " + trader.id());
      assertThat(Stage.buttons(card)).contains("role " + trader.id() + " viewer");
      stage.tap(1, card.get("id").asInt(), "role " + trader.id() + " viewer");
      assertThat(stage.ask(2, "/pause sell").get("text").asString()).contains(REFUSED);
      assertThat(stage.ask("/block " + trader.id()).get("text").asString()).contains("blocked");
      assertThat(stage.ask("/block 5").get("text").asString()).contains("expected the id");
    }
  }

  /// Updates that no Telegram would send, given to the bot past it.
  private static final class Forgery implements AutoCloseable {

    private final Stage stage = new Stage(Statuses.asking(), NEVER);
    private final ScriptedOperator operator = new ScriptedOperator(Statuses.asking());
    private final BotClient client = new BotClient(stage.config());
    private final Dispatcher dispatcher;

    Forgery() {
      var access = new Access(stage.people, "main");
      Timing timing = Timing.real();
      var desk =
          new Desk(access, operator, new Questions(), _ -> URI.create("http://x/"), timing.now());
      dispatcher =
          new Dispatcher(
              new Door(access, timing.now()),
              desk,
              NEVER,
              Messages.in(Locale.ENGLISH, ZoneOffset.UTC),
              client,
              new Outbox(
                  client, timing.now(), new Pace(Duration.ofMillis(1), Duration.ofMillis(1))));
    }

    List<Submitted> submitted() {
      return operator.submitted();
    }

    void say(long user, long chat, String type, String text) {
      dispatcher.handle(
          BotUtils.parseUpdate("{\"message\":" + message(user, chat, type, text) + "}"));
    }

    void tap(long user, long chat, String data) {
      dispatcher.handle(
          BotUtils.parseUpdate(
              "{\"callback_query\":{\"id\":\"7\",\"from\":{\"id\":%d},\"data\":\"%s\",\"message\":%s}}"
                  .formatted(user, data, message(7, chat, "private", "x"))));
    }

    private static String message(long user, long chat, String type, String text) {
      return "{\"message_id\":5,\"date\":1,\"from\":{\"id\":%d,\"first_name\":\"x\"},"
              .formatted(user)
          + "\"chat\":{\"id\":%d,\"type\":\"%s\"},\"text\":\"%s\"}".formatted(chat, type, text);
    }

    @Override
    public void close() {
      client.close();
      stage.close();
    }
  }
}
