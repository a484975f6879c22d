package io.floatwise.core.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategiesTest {

  private static List<String> names(List<Strategy> strategies) {
    return strategies.stream().map(Strategy::name).toList();
  }

  private static void refused(String message, String... said) {
    assertThatThrownBy(() -> Strategies.chosen(List.of(said)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theUsualOnesTradeUnlessSomebodySaysOtherwise() {
    assertThat(names(Strategies.chosen(List.of())))
        .containsExactly("selling", "value-flip", "target-flip");
    assertThat(names(Strategies.chosen(List.of("mean-reversion", "value-flip"))))
        .as("with the one that sells, in the order in which they decide")
        .containsExactly("selling", "value-flip", "mean-reversion");
  }

  @Test
  void whatCannotBeChosenIsRefused() {
    refused("expected a strategy (selling, value-flip, target-flip, mean-reversion", "martingale");
    refused("found 'martingale'", "martingale");
    refused("expected each strategy once, found value-flip twice", "value-flip", "value-flip");
    refused(
        "strategy mean-reversion: window-days: expected a whole number from 2 to 90, found 91",
        "mean-reversion:window-days=91");
    refused("window-days: expected a whole number, found 'ten'", "mean-reversion:window-days=ten");
    refused(
        "strategy mean-reversion: expected a parameter (window-days, deviations-tenths, edge-bp,"
            + " least-sales), found window",
        "mean-reversion:window=10");
    refused("expected PARAMETER=VALUE, with commas between, found ''", "mean-reversion:");
    refused("expected edge-bp once, found it twice", "mean-reversion:edge-bp=1,edge-bp=2");
    refused("strategy value-flip: expected a parameter (there is none)", "value-flip:edge-bp=1");
  }

  @Test
  void everyStrategySaysWhatItDoesAndIsMadeAgainFromItsText() {
    for (Strategy strategy : Strategies.BUILT_IN) {
      assertThat(strategy.about()).as(strategy.name()).endsWith(".");
      for (Parameter varied : strategy.parameters()) {
        for (long value : new long[] {varied.least(), varied.most()}) {
          var said = new HashMap<String, Long>();
          said.put(varied.name(), value);
          Strategy other = strategy.with(ParameterSet.of(strategy.parameters(), said));
          assertThat(other.values().get(varied.name())).as(varied.name()).isEqualTo(value);
          List<Strategy> again = Strategies.chosen(List.of(other.text()));
          assertThat(again.getLast().text()).isEqualTo(other.text());
          assertThat(again.getLast().values()).isEqualTo(other.values());
        }
      }
      assertThat(strategy.values()).isEqualTo(ParameterSet.of(strategy.parameters(), Map.of()));
    }
  }
}
