package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.LotId;
import io.floatwise.testkit.operator.ScriptedOperator.Submitted;
import io.floatwise.testkit.operator.Statuses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Money that its owner moved by hand, said in the chat.
@Timeout(60)
class MoneyScreenTest {

  private static final String OWNER = "person:000000000001";

  @Test
  void theStatusLeadsToTheWordsThatEndADifferenceAndAsksOnce() throws Exception {
    try (var stage = new Stage(Statuses.differing()).claimed()) {
      JsonNode status = stage.ask("/status");
      assertThat(Stage.buttons(status)).contains("money");
      int id = status.get("id").asInt();
      stage.tap(1, id, "money");
      JsonNode shown = stage.await(1, now -> text(now, id).contains("Nothing is bought"));
      assertThat(text(shown, id)).contains("The books say 612.40 USD, the venue says 611.16 USD.");
      stage.tap(1, id, "money -1.24 USD for L18");
      JsonNode asked = stage.await(1, now -> text(now, id).contains("as paid by you"));
      assertThat(text(asked, id)).contains("Books 1.24 USD as paid by you for L18");
      assertThat(stage.operator.submitted()).isEmpty();

      JsonNode tap = stage.tap(1, id, "money -1.24 USD for L18 yes");

      assertThat(tap.get("text").asString()).isEqualTo("Booked: money -1.24 USD for L18.");
      JsonNode done = stage.await(1, now -> text(now, id).startsWith("Booked"));
      assertThat(text(done, id)).contains("Books and venue agree");
      assertThat(stage.operator.submitted())
          .containsExactly(
              new Submitted(
                  new Command.AdoptMoney(Money.usd(-1_24), Optional.of(new LotId(18))), OWNER));
      assertThat(Stage.buttons(stage.ask("/status"))).doesNotContain("money");
    }
  }

  @Test
  void anotherAmountIsRefusedWithTheReasonAndOneWithoutItsSignIsNoCommand() throws Exception {
    try (var stage = new Stage(Statuses.differing()).claimed()) {
      assertThat(stage.ask("/money +5.00 USD").get("text").asString())
          .contains("Books 5.00 USD as put in by you", "no limit is lifted");
      assertThat(stage.ask("/money -5.00 USD").get("text").asString())
          .contains("Books 5.00 USD as taken out by you");
      assertThat(stage.ask("/money +5.00 USD yes").get("text").asString())
          .startsWith("money: nothing like that waits (error 8000)");
      for (String wrong : List.of("/money 5.00 USD", "/money +5.00", "/money yes")) {
        assertThat(stage.ask(wrong).get("text").asString())
            .contains("expected an amount with its sign such as +100.00 USD", "error 3000: ");
      }
      assertThat(stage.operator.submitted()).hasSize(1);
    }
  }

  private static String text(JsonNode chat, int id) {
    return Stage.botMessages(chat).stream()
        .filter(message -> message.get("id").asInt() == id)
        .findFirst()
        .orElseThrow()
        .get("text")
        .asString();
  }
}
