package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.Command;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.proving.Proves;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Somebody asks for too much in the chat.
@Timeout(60)
class ThrottleTest {

  private static final Pattern COME_BACK = Pattern.compile("come back in (\\d+) s.*error 5000");

  @TempDir Path folder;

  @Test
  @Proves(value = "P5.2.1.3", breaks = {Dispatcher.class, Screens.class})
  void whoAsksForTooMuchIsToldWhenToComeBackAndCanStillStopEverything() throws Exception {
    try (var stage = new Stage(Statuses.trading(), folder).claimed()) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i <= CommandKind.SETTINGS.burst(); i++) {
        answers.add(stage.ask("/limits nonsense").get("text").asString());
      }
      Matcher refusal = COME_BACK.matcher(answers.removeLast().replace("\n", " "));
      assertThat(refusal.find()).isTrue();
      assertThat(Integer.parseInt(refusal.group(1)))
          .isBetween(1, (int) CommandKind.SETTINGS.each().toSeconds());
      assertThat(answers).allMatch(answer -> answer.contains("error 3000"));

      JsonNode status = stage.ask("/status");
      JsonNode tap = stage.tap(1, status.get("id").asInt(), "limits nonsense");
      assertThat(tap.get("text").asString()).startsWith("That was a lot in a short time");

      for (int i = 0; i < 45; i++) {
        stage.ask("/halt yes");
      }
      assertThat(stage.operator.submitted())
          .extracting(Submitted::command)
          .contains(new Command.Halt())
          .hasSize(45);
    }
  }
}
