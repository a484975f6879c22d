package io.floatwise.optimiser.walk;

import io.floatwise.core.error.InputException;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How a span is cut: the last part of it into test windows of the same length, side by side, and
/// before each of them, past a gap, what is trained on.
///
/// @param folds how many test windows, 1 to 100
/// @param anchored whether each training begins with the span; otherwise all are of the same length
/// @param trainTests how many test windows long the (shortest) training is, 1 to 100
public record FoldPlan(int folds, boolean anchored, int trainTests) {

  public static final int MOST = 100;

  /// Training is three times as long as a test unless somebody says otherwise.
  public static final int USUAL_TRAIN_TESTS = 3;

  /// @throws InputException if a number is not allowed
  public FoldPlan {
    if (folds < 1 || folds > MOST || trainTests < 1 || trainTests > MOST) {
      throw new InputException(
          "expected 1 to %d walk-forward windows, and as many for training, found %d and %d"
              .formatted(MOST, folds, trainTests));
    }
  }

  /// @param gap between the end of a training and its test; counted in whole days, upwards
  /// @throws InputException if the span is too short
  public List<Fold> of(Window span, Duration gap) {
    Instant begin = ceil(span.from());
    Instant end = span.until().truncatedTo(ChronoUnit.DAYS);
    long days = Math.max(0, Duration.between(begin, end).toDays());
    long gapDays = gap.plusDays(1).minusNanos(1).toDays();
    long unit = (days - gapDays) / (folds + trainTests);
    if (unit < 1) {
      throw new InputException(
          "%d walk-forward windows with a gap of %d days: expected at least %d whole days, found %d"
              .formatted(folds, gapDays, folds + trainTests + gapDays, days));
    }
    List<Fold> plan = new ArrayList<>();
    for (int i = 0; i < folds; i++) {
      Instant test = end.minus((folds - i) * unit, ChronoUnit.DAYS);
      Instant trained = test.minus(gapDays, ChronoUnit.DAYS);
      Instant from = anchored ? begin : trained.minus(trainTests * unit, ChronoUnit.DAYS);
      plan.add(
          new Fold(
              i + 1,
              new Window(from, trained),
              new Window(test, test.plus(unit, ChronoUnit.DAYS))));
    }
    return plan;
  }

  private static Instant ceil(Instant at) {
    Instant day = at.truncatedTo(ChronoUnit.DAYS);
    return day.equals(at) ? day : day.plus(1, ChronoUnit.DAYS);
  }
}
