package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.BulkReport.End;
import io.floatwise.core.operator.Command;
import io.floatwise.core.scan.Refusal;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.core.scan.ScanResult;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the owner can do and ask in the chat beyond pausing.
@Timeout(60)
class CommandScreensTest {

  private static final String OWNER = "person:000000000001";

  @Test
  void aPurchaseThatWaitsComesAsACardAndIsApprovedWithOneTap() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.operator.publish(Statuses.asking());
      JsonNode chat = stage.await(1, now -> Stage.botMessages(now).stream().anyMatch(this::isCard));
      JsonNode card =
          Stage.botMessages(chat).stream().filter(this::isCard).findFirst().orElseThrow();
      assertThat(card.get("text").asString())
          .contains("AWP | Asiimov (Field-Tested)", "41.00 USD", "odd-edge", "30 % of the price");
      assertThat(Stage.buttons(card)).containsExactly("approve a1840", "deny a1840", "why a1840");

      JsonNode tap = stage.tap(1, card.get("id").asInt(), "approve a1840");

      assertThat(tap.get("text").asString()).startsWith("Approved: a1840.");
      assertThat(stage.operator.submitted())
          .containsExactly(new Submitted(new Command.Approve(new RequestId(1840)), OWNER));
      stage.operator.publish(stage.operator.status());
      stage.ask("/status");
      assertThat(Stage.botMessages(stage.await(1, _ -> true)).stream().filter(this::isCard))
          .as("one card, however often the status comes")
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aPurchaseCanBeDeniedAndASecondAnswerIsRefusedWithTheReason() throws Exception {
    try (var stage = new Stage(Statuses.asking()).claimed()) {
      assertThat(stage.ask("/approvals").get("text").asString()).contains("a1840", "odd-edge");
      assertThat(stage.ask("/deny A1840").get("text").asString()).startsWith("Denied: a1840.");
      assertThat(stage.ask("/approve a1840").get("text").asString())
          .startsWith("approve a1840: nothing like that waits (error 8000)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "halt, halt yes, Halted.",
    "reduce, reduce yes, Only cancelling and selling",
    "panic, panic offers, Panic: everything",
  })
  void dangerousCommandsAskOnceAndDoNothingBefore(String command, String yes, String said)
      throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode question = stage.ask("/" + command);
      assertThat(stage.operator.submitted()).isEmpty();
      assertThat(Stage.buttons(question)).contains(yes).endsWith("status");
      if (command.equals("panic")) {
        assertThat(question.get("text").asString()).contains("Reserved now: 43.10 USD", "sale: 2");
      }

      JsonNode tap = stage.tap(1, question.get("id").asInt(), yes);

      assertThat(tap.get("text").asString()).startsWith(said);
      assertThat(stage.operator.submitted()).hasSize(1);
    }
  }

  @Test
  void nothingIsCalledConfirmedThatDidNotWaitAndEveryRefusalIsTold() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      for (int i = 0; i < 2; i++) {
        assertThat(stage.ask("/confirm a990").get("text").asString())
            .as("time %d", i)
            .startsWith("confirm a990: nothing like that waits (error 8000)");
      }
    }
  }

  @Test
  void theStatusSaysWhereThePricesOfEachGameGo() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      assertThat(stage.ask("/status").get("text").asString())
          .contains(
              """
              CS2: calm, +1.3 %; lost 0.00 % within a day, swings 0.7 % a day
              Rust: crash, -11.9 %; lost 11.30 % within a day

              """);
    }
  }

  @Test
  void showsTheStrategiesAndTheValuesThatTheyDecideWith() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      assertThat(stage.ask("/strategies").get("text").asString())
          .contains(
              """
              ● selling trades: Sells every lot.
              ○ mean-reversion does not trade here: Buys far below the mean.
                 window-days = 30 (2 to 90, usually 20): Days whose sales make the mean.
              """);
    }
  }

  @Test
  void looserLimitsAreConfirmedWithAButton() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode asked = stage.ask("/limits max-per-trade = 80.00 USD; quote-age = 5 min");
      assertThat(asked.get("text").asString()).startsWith("That is looser than now");
      stage.tap(1, asked.get("id").asInt(), "confirm a1850");

      var changes =
          List.of(new Setting("max-per-trade", "80.00 USD"), new Setting("quote-age", "5 min"));
      assertThat(stage.operator.submitted())
          .containsExactly(
              new Submitted(new Command.ChangeLimits(changes), OWNER),
              new Submitted(new Command.Confirm(new RequestId(1850)), OWNER));
    }
  }

  @Test
  void bulkCommandsAskOnceAndNameWhatWasNotDone() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      JsonNode menu = stage.ask("/orders");
      int id = menu.get("id").asInt();
      stage.tap(1, id, "orders list");
      assertThat(stage.operator.submitted()).isEmpty();
      stage.await(1, now -> now.toString().contains("orders list yes"));
      stage.operator.ended(
          new BulkReport(
              "list all",
              OWNER,
              Statuses.NOW,
              true,
              new Progress(2, 1, 1, 0, 0),
              List.of(
                  new BulkReport.Item("L1", "P250 | Sand Dune (Field-Tested)", End.DONE, "done"),
                  new BulkReport.Item("L2", Statuses.HOSTILE, End.REFUSED, "refused by loss: x")),
              List.of()));
      stage.tap(1, id, "orders list yes");

      JsonNode shown = stage.await(1, now -> now.toString().contains("refused by loss"));
      assertThat(shown.toString()).contains("1 done, 0 left as they are, 1 refused");
      assertThat(stage.operator.submitted())
          .containsExactly(new Submitted(new Command.ListAll(), OWNER));
    }
  }

  @Test
  void whatTheMarketCannotTellIsAnErrorWithItsCode() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      assertThat(stage.ask("/scan").get("text").asString())
          .contains("cannot read the market: nobody answers", "error 6000: ");
      assertThat(stage.ask("/item AK-47 | Redline (Field-Tested)").get("text").asString())
          .contains("nobody answers", "error 6000: ");
    }
  }

  @Test
  void aScanThatFindsNothingSaysThatThisIsNormal() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.operator.scans(
          new ScanReport(
              new ScanResult(List.of(), 0, List.of(), 0, 0, Optional.empty()),
              List.of(),
              Statuses.NOW));
      assertThat(stage.ask("/scan standard price=1-10").get("text").asString())
          .contains("That is normal.")
          .contains("Simulated market: its profit is no evidence.");
      assertThat(stage.ask("/portfolio").get("text").asString()).contains("0.00 USD");
    }
  }

  @Test
  void aScanOfWhatIsStaleDoesNotSayThatTheMarketIsNormal() throws Exception {
    try (var stage = new Stage(Statuses.trading()).claimed()) {
      stage.operator.scans(
          new ScanReport(
              new ScanResult(List.of(), 0, refusals(478, 20), 10, 498, Optional.of(Statuses.NOW)),
              List.of(),
              Statuses.NOW));
      assertThat(stage.ask("/scan").get("text").asString())
          .contains("478 of 498 offers could not be judged", "says nothing about the market")
          .contains("stale-quote: 478")
          .doesNotContain("normal");
      stage.operator.scans(
          new ScanReport(
              new ScanResult(List.of(), 0, refusals(20, 478), 10, 498, Optional.of(Statuses.NOW)),
              List.of(),
              Statuses.NOW));
      assertThat(stage.ask("/scan").get("text").asString()).contains("That is normal.");
    }
  }

  private static List<Refusal> refusals(int stale, int judged) {
    return Stream.concat(
            Collections.nCopies(stale, "stale-quote").stream(),
            Collections.nCopies(judged, "edge-too-small").stream())
        .map(condition ->
            new Refusal(
                new Title(Game.CS2, "P250 | Sand Dune (Field-Tested)"),
                new OfferId("o1"),
                Money.usd(5),
                condition,
                "why"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/approve 12",
        "/approve a0",
        "/deny everything",
        "/confirm a99999999999999999999",
        "/limits max-per-trade",
        "/scan cs3",
        "/scan price=cheap",
        "/orders burn",
        "/group burn rifles",
        "/group form rifles 2 cs3: X",
        "/group form rifles 200 cs2: X",
        "/item"
      })
  void nonsenseGetsWhatWasExpectedAndDoesNothing(String text) throws Exception {
    try (var stage = new Stage(Statuses.asking()).claimed()) {
      assertThat(stage.ask(text).get("text").asString())
          .containsPattern("expected|cannot|Which title")
          .contains("error 3000: ");
      assertThat(stage.operator.submitted()).isEmpty();
    }
  }

  private boolean isCard(JsonNode message) {
    return message.get("text").asString().contains("May I buy this?");
  }
}
