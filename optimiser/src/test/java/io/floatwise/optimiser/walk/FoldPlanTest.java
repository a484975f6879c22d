package io.floatwise.optimiser.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldPlanTest {

  private static Window days(int from, int until) {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    return new Window(begin.plus(Duration.ofDays(from)), begin.plus(Duration.ofDays(until)));
  }

  @Test
  void rollingTrainingsAreOfOneLengthAndKeepTheGap() {
    List<Fold> folds = new FoldPlan(3, false, 2).of(days(0, 53), Duration.ofHours(49));
    assertThat(folds)
        .containsExactly(
            new Fold(1, days(0, 20), days(23, 33)),
            new Fold(2, days(10, 30), days(33, 43)),
            new Fold(3, days(20, 40), days(43, 53)));
  }

  @Test
  void anchoredTrainingsBeginWithTheSpan() {
    assertThat(new FoldPlan(2, true, 3).of(days(0, 50), Duration.ZERO))
        .containsExactly(
            new Fold(1, days(0, 30), days(30, 40)), new Fold(2, days(0, 40), days(40, 50)));
  }

  @Test
  void onlyWholeDaysCount() {
    Window ragged =
        new Window(days(0, 1).from().plus(Duration.ofHours(3)), days(0, 6).until().minusSeconds(1));
    assertThat(new FoldPlan(1, false, 3).of(ragged, Duration.ZERO))
        .containsExactly(new Fold(1, days(1, 4), days(4, 5)));
  }

  @Test
  void aSpanThatIsTooShortIsRefusedWithWhatItNeeds() {
    assertThatThrownBy(() -> new FoldPlan(4, false, 3).of(days(0, 13), Duration.ofDays(7)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "4 walk-forward windows with a gap of 7 days: expected at least 14 whole days, found"
                + " 13");
    assertThatThrownBy(() -> new FoldPlan(0, false, 3)).isInstanceOf(InputException.class);
  }
}
