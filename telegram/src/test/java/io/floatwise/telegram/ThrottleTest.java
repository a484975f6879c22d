package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.Command;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.core.shared.Throttle;
import io.floatwise.core.trade.Activity;
import io.floatwise.proving.Proves;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Somebody asks for too much in the chat.
@Timeout(60)
class ThrottleTest {

  private static final Pattern COME_BACK = Pattern.compile("come back in (\\d+) s.*error 5000");

  @Test
  @Proves(
      value = "P5.2.1.3",
      breaks = {Dispatcher.class, Screens.class})
  void whoAsksForTooMuchIsToldWhenToComeBack() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i <= CommandKind.SETTINGS.burst(); i++) {
        answers.add(stage.ask("/limits nonsense").get("text").asString());
      }
      Matcher refusal = COME_BACK.matcher(answers.removeLast().replace("\n", " "));
      assertThat(refusal.find()).isTrue();
      assertThat(Integer.parseInt(refusal.group(1)))
          .isBetween(1, (int) CommandKind.SETTINGS.each().toSeconds());
      assertThat(answers).allMatch(answer -> answer.contains("error 3000"));
    }
  }

  /// The throttle lets nobody do anything.
  @Test
  @Proves(value = "P5.2.1.3", breaks = Screens.class)
  void whatStopsTradingIsNeverRefused() throws Exception {
    Throttle nothing = (_, _) -> Optional.of(Duration.ofSeconds(9));
    try (var stage = new Stage(Statuses.trading(), nothing)) {
      stage.say(1, "/start " + stage.bot.ownerCode().orElseThrow());
      stage.await(1, chat -> !Stage.botMessages(chat).isEmpty());
      assertThat(stage.ask("/status").get("text").asString()).contains("come back in 9 s");
      JsonNode question = stage.ask("/halt");
      JsonNode tap = stage.tap(1, question.get("id").asInt(), "status");
      assertThat(tap.get("text").asString()).contains("come back in 9 s");
      for (String command : List.of("/pause buy", "/reduce yes", "/panic targets", "/halt yes")) {
        stage.ask(command);
      }
      assertThat(stage.operator.submitted())
          .extracting(Submitted::command)
          .containsExactly(
              new Command.Pause(Set.of(Activity.BUY)),
              new Command.Reduce(),
              new Command.Panic(false),
              new Command.Halt());
    }
  }
}
