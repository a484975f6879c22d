package io.floatwise.optimiser.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ObjectiveTest {

  /// 100.00, then 110.00, 99.00, 108.90, and a day without news before 108.90 again.
  private static final EquityCurve CURVE =
      EquityCurve.of(10_000, new long[] {1, 2, 3, 5}, new long[] {11_000, 9_900, 10_890, 10_890});

  @Test
  void returnsAreByCalendarDayAndADayWithoutNewsReturnsNothing() {
    assertThat(CURVE.returns())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.1, -0.1, 0.1, 0, 0);
    assertThat(CURVE.drawdown()).isEqualTo(1_100);
    assertThat(CURVE.drawdownShare()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void everyObjectiveIsAsItsNameSays() {
    assertThat(Objective.RETURN.score(CURVE)).hasValue(0.089);
    // Mean 0.02, squared distances 0.028 in all, by 4: 0.007.
    assertThat(Objective.SHARPE.score(CURVE).orElseThrow())
        .isCloseTo(0.02 / Math.sqrt(0.007) * Math.sqrt(365), within(1e-9));
    assertThat(Objective.CALMAR.score(CURVE).orElseThrow())
        .isCloseTo(0.089 * 365 / 5 / 0.1, within(1e-9));
    assertThat(Objective.PROFIT_BY_DRAWDOWN.score(CURVE).orElseThrow())
        .isCloseTo(890.0 / 1_100, within(1e-12));
  }

  @Test
  void whatNeverMovesHasNoSharpeAndWhatNeverFellCountsAsOneCent() {
    EquityCurve flat = EquityCurve.of(100, new long[] {1, 2}, new long[] {100, 100});
    EquityCurve up = EquityCurve.of(100, new long[] {1, 2}, new long[] {101, 102});
    assertThat(Objective.SHARPE.score(flat)).isEmpty();
    assertThat(Objective.PROFIT_BY_DRAWDOWN.score(up)).hasValue(2);
    assertThat(Objective.CALMAR.score(up).orElseThrow()).isCloseTo(365, within(1e-9));
    assertThat(Objective.RETURN.score(EquityCurve.EMPTY)).isEmpty();
  }

  @Test
  void curvesAreJoinedByWhatTheyGained() {
    EquityCurve next = EquityCurve.of(10_000, new long[] {9, 10}, new long[] {9_500, 10_500});
    EquityCurve both = CURVE.then(next);
    assertThat(both.size()).isEqualTo(6);
    assertThat(both.cents(4)).isEqualTo(10_390);
    assertThat(both.end()).isEqualTo(11_390);
    assertThatThrownBy(() -> next.then(CURVE))
        .hasMessageContaining("expected ascending days, found 1970-01-02 after 1970-01-11");
  }
}
