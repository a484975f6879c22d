package io.floatwise.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.operator.Status.ParameterLine;
import io.floatwise.core.operator.Status.StrategyLine;
import io.floatwise.core.strategies.Strategies;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyBoardTest {

  @Test
  void saysWhichTradeAndWithWhichValues() {
    List<StrategyLine> lines =
        StrategyBoard.draw(
            Strategies.BUILT_IN, Strategies.chosen(List.of("mean-reversion:window-days=30")));

    assertThat(lines)
        .extracting(StrategyLine::name)
        .startsWith("selling", "value-flip", "target-flip", "mean-reversion");
    assertThat(lines).extracting(StrategyLine::trading).startsWith(true, false, false, true);
    assertThat(lines.get(3).parameters().getFirst())
        .isEqualTo(
            new ParameterLine("window-days", 30, 2, 90, 20, "Days whose sales make the mean."));
    assertThat(lines.get(3).parameters().getFirst().range()).isEqualTo("2 to 90, usually 20");
  }
}
