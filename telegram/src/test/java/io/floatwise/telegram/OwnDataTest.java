package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.telegram.ApiCall;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.testkit.operator.Statuses;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What somebody can do about himself in the chat.
@Timeout(60)
class OwnDataTest {

  @Test
  @Proves(value = "P5.2.2.7", breaks = BotClient.class, breaksMethods = "send")
  void everybodyGetsWhatIsKeptAboutHimAsAFile() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      Person viewer = stage.known(2, Role.VIEWER);
      JsonNode message = stage.ask(2, "/export");

      assertThat(message.get("file").get("name").asString())
          .isEqualTo("floatwise-" + viewer.id() + ".json");
      assertThat(message.get("file").get("text").asString())
          .isEqualTo("{\"name\": \"Guest 2\", \"role\": \"viewer\"}");
      assertThat(message.get("text").asString()).isEqualTo("Everything that is kept about you.");

      JsonNode settings = stage.ask(2, "/settings");
      stage.tap(2, settings.get("id").asInt(), "export");
      JsonNode chat = stage.await(2, now -> Stage.botMessages(now).size() == 3);
      assertThat(Stage.botMessages(chat).getLast().has("file")).isTrue();
    }
  }

  @Test
  @Proves(value = "P5.2.2.7", breaks = Screens.class)
  void whoWantsToBeForgottenIsAskedOnceAndThenAStranger() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.known(2, Role.TRADER);
      JsonNode question = stage.ask(2, "/forget");
      assertThat(question.get("text").asString()).contains("Backups made before keep it");
      assertThat(stage.people.all()).hasSize(2);

      stage.tap(2, question.get("id").asInt(), "forget yes");
      stage.await(2, chat -> chat.toString().contains("is erased"));
      assertThat(stage.people.all()).hasSize(1);
      assertThat(stage.ask(2, "/status").get("text").asString()).startsWith("Hello!");
      assertThat(stage.ask("/forget yes").get("text").asString())
          .contains("expected another owner", "error 8000");
      assertThat(stage.people.all()).hasSize(1);
    }
  }

  @Test
  void settingsAreKeptAndShowAtOnce() throws Exception {
    try (var stage = new Stage(Statuses.trading(), (_, _) -> Optional.empty()).claimed()) {
      Person viewer = stage.known(2, Role.VIEWER);
      assertThat(stage.ask(2, "/status").get("text").asString()).contains(" UTC, entry");
      assertThat(stage.ask(2, "/settings zone Asia/Tokyo").get("text").asString())
          .contains("zone is now Asia/Tokyo");
      assertThat(stage.ask(2, "/status").get("text").asString()).contains(" Asia/Tokyo, entry");
      assertThat(stage.ask("/status").get("text").asString()).contains(" UTC, entry");

      assertThat(stage.ask(2, "/settings zone Tokyo").get("text").asString())
          .contains("zone: expected a time zone such as", "error 3000");
      assertThat(stage.ask(2, "/settings colour red").get("text").asString())
          .contains("expected one of language, zone");
      assertThat(stage.ask(2, "/settings quiet").get("text").asString())
          .contains("22:00-07:30, or none");
      stage.ask(2, "/settings language de");
      assertThat(stage.ask(2, "/settings risk bold").get("text").asString())
          .contains("3000")
          .doesNotContain("What was given makes no sense");
      assertThat(stage.people.settings(viewer.id()))
          .isEqualTo(
              Settings.USUAL.with(Preference.ZONE, "Asia/Tokyo").with(Preference.LANGUAGE, "de"));
    }
  }

  @Test
  void aPurchaseThatWaitsIsShownToWhoMayApproveItAndQuietlyInQuietHours() throws Exception {
    try (var stage = new Stage(Statuses.trading(), new LocalThrottle(System::nanoTime)).claimed()) {
      Person trader = stage.known(2, Role.TRADER);
      stage.known(3, Role.VIEWER);
      stage.known(4, Role.BLOCKED);
      LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
      String hours = now.minusHours(2) + "-" + now.plusHours(2);
      stage.people.set(trader.id(), Settings.USUAL.with(Preference.QUIET, hours), Instant.now());
      // Both chats are open before the card comes.
      stage.ask(2, "/help");
      stage.ask(3, "/help");

      stage.operator.publish(Statuses.asking());

      stage.await(1, chat -> chat.toString().contains("May I buy this?"));
      stage.await(2, chat -> chat.toString().contains("May I buy this?"));
      stage.ask(3, "/help");
      assertThat(stage.await(3, _ -> true).toString()).doesNotContain("May I buy this?");
      List<ApiCall> cards =
          stage.calls.stream().filter(call -> call.toString().contains("May I buy this?")).toList();
      assertThat(cards).hasSize(2);
      assertThat(cards)
          .filteredOn(call -> call.parameters().get("chat_id").equals("" + Stage.user(2)))
          .allMatch(call -> "true".equals(call.parameters().get("disable_notification")));
      assertThat(cards)
          .filteredOn(call -> call.parameters().get("chat_id").equals("" + Stage.user(1)))
          .noneMatch(call -> "true".equals(call.parameters().get("disable_notification")));
    }
  }

  @Test
  void nobodyApprovesAboveTheLimitThatHeGaveHimself() throws Exception {
    try (var stage = new Stage(Statuses.asking()).claimed()) {
      stage.known(2, Role.TRADER);
      stage.ask(2, "/settings limit 0.01");
      assertThat(stage.ask(2, "/approve a1840").get("text").asString())
          .contains("expected at most 0.01 USD, which is your own limit", "error 8000");
      assertThat(stage.operator.submitted()).isEmpty();
      stage.ask(2, "/settings limit none");
      stage.ask(2, "/approve a1840");
      assertThat(stage.operator.submitted()).hasSize(1);
    }
  }
}
