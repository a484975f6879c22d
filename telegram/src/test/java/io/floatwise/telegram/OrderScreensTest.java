package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.BulkReport.End;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.proving.Proves;
import io.floatwise.telegram.screen.Questions;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Single orders and groups of targets in the chat: taken back, formed, explained.
@Timeout(60)
class OrderScreensTest {

  private static final String OWNER = "person:000000000001";
  private static final String FORM =
      "/group form rifles 2 cs2 from 1.00 USD to 5.00 USD: AK-47 | Redline (Field-Tested)";
  private static final TargetGroup RIFLES =
      new TargetGroup(
          "rifles",
          List.of(new Title(Game.CS2, "AK-47 | Redline (Field-Tested)")),
          2,
          Optional.of(Money.usd(1_00)),
          Optional.of(Money.usd(5_00)));

  @Test
  void anOrderIsTakenBackAfterOneQuestionFromItsExplanation() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode why = stage.ask("/why i1790");
      assertThat(Stage.buttons(why)).contains("undo i1790");
      int id = why.get("id").asInt();
      stage.tap(1, id, "undo i1790");
      JsonNode asked = stage.await(1, now -> text(now, id).contains("Takes back what i1790 did"));
      assertThat(text(asked, id)).contains("AK-47 | Redline (Field-Tested)", "may spend money");
      assertThat(stage.operator.submitted()).isEmpty();

      JsonNode tap = stage.tap(1, id, "undo i1790 yes");

      assertThat(tap.get("text").asString()).isEqualTo("Ordered, to take i1790 back:");
      JsonNode done = stage.await(1, now -> text(now, id).startsWith("Ordered"));
      assertThat(text(done, id))
          .contains("i1790 is taken back by " + OWNER, "→ accepted")
          .as("taking down has no price")
          .doesNotContain("0.00 USD");
      assertThat(stage.operator.submitted())
          .containsExactly(new Submitted(new Command.Undo(new IntentId(1790)), OWNER));
      stage.ask("/undo i77");
      stage.ask("/undo i77 yes");
      assertThat(Stage.botMessages(stage.await(1, _ -> true)).getLast().get("text").asString())
          .startsWith("undo i77: nothing like that waits (error 8000)");
    }
  }

  @Test
  void whatWasNeverOrderedHasNothingToTakeBack() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      assertThat(Stage.buttons(stage.ask("/why r1836"))).doesNotContain("undo r1836");
      assertThat(stage.ask("/undo").get("text").asString()).contains("Which order?", "i1838");
      for (String wrong : List.of("/undo r1836", "/undo everything yes", "/undo yes")) {
        assertThat(stage.ask(wrong).get("text").asString())
            .contains("expected an order such as i12", "error 3000: ");
      }
      assertThat(stage.operator.submitted()).isEmpty();
    }
  }

  @Test
  @Proves(value = "P4.5.4", breaks = Questions.class)
  void aGroupOfTargetsIsFormedAfterOneQuestionAndAnOldButtonDoesNothing() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode asked = stage.ask(FORM);
      assertThat(asked.get("text").asString())
          .contains(
              "Forms the group rifles of 1 titles.",
              "2 items, from 1.00 USD, up to 5.00 USD",
              "• AK-47 | Redline (Field-Tested)");
      assertThat(stage.operator.submitted()).isEmpty();
      String yes = Stage.buttons(asked).getFirst();
      int id = asked.get("id").asInt();

      JsonNode tap = stage.tap(1, id, yes);

      assertThat(tap.get("text").asString()).isEqualTo("Done: form target group rifles.");
      JsonNode done = stage.await(1, now -> text(now, id).startsWith("Done"));
      assertThat(text(done, id))
          .contains("• rifles: 1 titles, 2 of each, from 1.00 USD, up to 5.00 USD; 0 targets");
      JsonNode other = stage.ask("/group reprice rifles to 4.50 USD");
      stage.say(1, "/group " + yes.substring("group ".length()));
      stage.await(1, now -> now.toString().contains("This question is out of date."));
      assertThat(stage.operator.submitted())
          .containsExactly(new Submitted(new Command.FormTargetGroup(RIFLES), OWNER));
      stage.tap(1, other.get("id").asInt(), Stage.buttons(other).getFirst());
      assertThat(stage.operator.submitted())
          .last()
          .isEqualTo(
              new Submitted(
                  new Command.RepriceTargets(
                      "rifles", Optional.empty(), Optional.of(Money.usd(4_50))),
                  OWNER));
      assertThat(stage.operator.status().groups().getFirst().group().least()).isEmpty();
    }
  }

  @Test
  void aGroupIsPausedAtOnceAndEveryTargetThatStayedIsNamedFirst() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.operator.submit(new Command.FormTargetGroup(RIFLES), OWNER);
      assertThat(stage.ask("/group pause knives").get("text").asString())
          .startsWith("pause targets of knives: nothing like that waits (error 8000)");
      JsonNode asked = stage.ask("/group cancel rifles");
      assertThat(asked.get("text").asString()).contains("none of them again for a day");
      stage.operator.ended(
          new BulkReport(
              "cancel targets of rifles",
              OWNER,
              Statuses.NOW,
              true,
              new Progress(3, 1, 1, 1, 0),
              List.of(
                  new BulkReport.Item("t1", "AK-47 | Redline (Field-Tested)", End.DONE, "done"),
                  new BulkReport.Item("t2", "P250 | X", End.UNKNOWN, "no clear answer yet: hung"),
                  new BulkReport.Item("t3", "M4A4 | Y", End.REFUSED, "the venue refused: no")),
              List.of()));
      stage.ask("/group pause rifles");
      assertThat(stage.operator.status().groups().getFirst().paused()).isTrue();
      assertThat(stage.ask("/group").get("text").asString()).contains("• rifles, paused: 1 titles");
      assertThat(stage.ask("/orders").get("text").asString())
          .containsSubsequence("1 done", "t3 M4A4 | Y: the venue refused", "t2 P250 | X");
    }
  }

  @Test
  void everythingCanBeNamedAll() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      assertThat(stage.ask("/pause all").get("text").asString())
          .startsWith("Paused: buying, selling, re-pricing.");
      assertThat(stage.ask("/resume ALL").get("text").asString())
          .startsWith("Resumed: buying, selling, re-pricing.");
      var all = EnumSet.allOf(Activity.class);
      assertThat(stage.operator.submitted())
          .containsExactly(
              new Submitted(new Command.Pause(all), OWNER),
              new Submitted(new Command.Resume(all), OWNER));
    }
  }

  @Test
  void whatIsNotAmongTheLatestDecisionsIsReadFromWhatIsKept() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.operator.explains(List.of(kept("i7", "AWP | Mortis"), kept("s9", "AWP | Mortis")));

      JsonNode one = stage.ask("/why i7");
      assertThat(one.get("text").asString())
          .contains("i7 cancel target t4 AWP | Mortis", "→ accepted", "• best rival: 3.10 USD")
          .contains("Decided again: the same")
          .doesNotContain("0.00 USD");
      assertThat(Stage.buttons(one)).contains("undo i7");
      assertThat(Stage.buttons(stage.ask("/why AWP | Mortis"))).contains("why i7", "why s9");
      assertThat(stage.ask("/why i8").get("text").asString())
          .contains("There is no decision about i8.", "error 3000: ");
      stage.operator.cannotExplain(new StorageException("expected a journal, found none"));
      assertThat(stage.ask("/why i7").get("text").asString())
          .contains("expected a journal, found none", "error 7000: ");
    }
  }

  @Test
  void onlyTheOwnerIsHeard() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode asked = stage.ask(FORM);
      String yes = Stage.buttons(asked).getFirst();
      for (String text : List.of("/undo i1838 yes", "/group pause rifles", "/" + yes, "/why i7")) {
        stage.say(2, text);
      }
      JsonNode other = stage.await(2, chat -> !Stage.botMessages(chat).isEmpty());
      stage.ask("/status");
      assertThat(Stage.botMessages(other)).hasSize(1);
      assertThat(stage.operator.submitted()).isEmpty();
    }
  }

  private static Explanation kept(String id, String title) {
    return new Explanation(
        id,
        Statuses.NOW,
        Statuses.NOW,
        1,
        new Title(Game.CS2, title),
        "cancel target t4",
        "target-flip",
        "accepted",
        Optional.empty(),
        "its title falls",
        List.of(new Datum("best rival", "3.10 USD")),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        new Explanation.Check(Explanation.Check.Verdict.SAME, "the same"));
  }

  private static String text(JsonNode chat, int id) {
    return Stage.list(chat.get("messages")).stream()
        .filter(m -> m.get("id").asInt() == id)
        .findFirst()
        .orElseThrow()
        .get("text")
        .asString();
  }
}
