package io.floatwise.optimiser.check;

import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.check.Warning.Kind;
import io.floatwise.optimiser.search.Axis;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.walk.WalkForward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Gathers what speaks against a result, with the thresholds that people read. Not thread-safe.
public final class Suspicions {

  /// Fewer trades carry no statistic.
  public static final int LEAST_TRADES = 30;

  /// Of the score of the best, or of that in sample.
  public static final double LEAST_SHARE = 0.5;

  public static final double LEAST_DEFLATED = 0.95;
  public static final double MOST_OVERFITTING = 0.5;
  public static final double MOST_P = 0.05;

  private final List<Warning> all = new ArrayList<>();

  /// The gravest first, those of one kind in the order in which they came.
  public List<Warning> all() {
    return all.stream().sorted(Comparator.comparing(Warning::kind)).toList();
  }

  /// Says it.
  public void add(Kind kind, String text) {
    all.add(new Warning(kind, text));
  }

  /// Whether trials were lost, and whether any has a score.
  public void trials(List<ScoredTrial> trials) {
    long failed = count(trials, Result.Failed.class);
    long overdue = count(trials, Result.Overdue.class);
    long notRun = count(trials, Result.NotRun.class);
    if (failed + overdue + notRun > 0) {
      add(
          Kind.TRIALS_LOST,
          "Of %d trials %d threw, %d were not done in time and %d were not run: the best is the best"
                  .formatted(trials.size(), failed, overdue, notRun)
              + " of the others.");
    }
    if (ScoredTrial.best(trials).isEmpty()) {
      add(
          Kind.NO_RESULT,
          "None of %d trials ended with a score, so there is nothing to choose from."
              .formatted(trials.size()));
    }
  }

  /// Whether the best knew what was still to come.
  public void lookAhead(List<LookAhead> checks) {
    checks.stream()
        .filter(LookAhead::looksAhead)
        .findFirst()
        .ifPresent(check ->
            add(
                Kind.LOOK_AHEAD,
                "The backtest knows what is still to come; no figure of it means anything. First"
                    + " trade that differs: %s.".formatted(check.finding().orElse(""))));
    checks.stream()
        .filter(check -> !check.looksAhead())
        .flatMap(check -> check.finding().stream())
        .findFirst()
        .ifPresent(why -> add(Kind.NOT_COMPUTED, "The check for look-ahead: %s.".formatted(why)));
  }

  /// Whether the best lies at the end of a range.
  public void edges(ParameterSet best, List<Axis> axes) {
    for (Axis axis : axes) {
      int index = axis.index(best.get(axis.parameter().name()));
      if (axis.count() > 2 && (index == 0 || index == axis.count() - 1)) {
        add(
            Kind.EDGE_OF_RANGE,
            "%s: the best value %d is the %s of %s; better ones may lie beyond."
                .formatted(
                    axis.parameter().name(),
                    axis.value(index),
                    index == 0 ? "first" : "last",
                    axis));
      }
    }
  }

  /// Whether the best stands alone.
  public void peak(ScoredTrial best, Neighbours neighbours) {
    double score = best.score().orElse(0);
    OptionalDouble median = neighbours.median();
    if (score > 0 && median.isPresent() && median.getAsDouble() < LEAST_SHARE * score) {
      add(
          Kind.SHARP_PEAK,
          "One step beside the best the score is %.3f in the middle, against %.3f: less than half."
              .formatted(median.getAsDouble(), score));
    }
  }

  /// Whether the choice held on what came after, and whether the gap was long enough.
  ///
  /// @param lock how long something is locked after a trade
  public void walk(WalkForward walk, Duration lock) {
    Duration needed = walk.longestHeld().plus(lock);
    if (walk.gap().compareTo(needed) < 0) {
      add(
          Kind.SHORT_GAP,
          "The gap between training and test is %s, but trades with their locks last up to %s: what"
                  .formatted(text(walk.gap()), text(needed))
              + " was learned may reach into the test.");
    }
    OptionalDouble in = walk.inSample();
    OptionalDouble out = walk.outOfSample();
    if (in.isEmpty() || out.isEmpty()) {
      add(Kind.NOT_COMPUTED, "In sample against out of sample: no window has both scores.");
    } else if (in.getAsDouble() > 0 && out.getAsDouble() < LEAST_SHARE * in.getAsDouble()) {
      add(
          Kind.WORSE_OUT_OF_SAMPLE,
          "Out of sample the mean score is %.3f, in sample %.3f: less than half."
              .formatted(out.getAsDouble(), in.getAsDouble()));
    }
  }

  /// What choosing the best of many does to it.
  public void selection(Selection selection) {
    if (selection.deflated().isEmpty()) {
      add(
          Kind.NOT_COMPUTED,
          "The deflated Sharpe ratio: the best has none, or its returns are too wild for it.");
    } else if (selection.deflated().getAsDouble() < LEAST_DEFLATED) {
      add(
          Kind.DEFLATED_SHARPE,
          "The best of %d trials beats what luck alone would show with a probability of %.3f, below"
                  .formatted(selection.trials(), selection.deflated().getAsDouble())
              + " %.2f.".formatted(LEAST_DEFLATED));
    }
    selection
        .overfitting()
        .ifPresentOrElse(
            found -> {
              if (found.probability() > MOST_OVERFITTING) {
                add(
                    Kind.OVERFITTED,
                    "The probability of overfitting is %.2f, above %.1f."
                        .formatted(found.probability(), MOST_OVERFITTING));
              }
            },
            () ->
                add(
                    Kind.NOT_COMPUTED,
                    "The probability of overfitting: it needs two trials and 16 days."));
  }

  /// How much of one curve can be chance.
  public void sample(SampleStatistics sample) {
    if (sample.trades() < LEAST_TRADES) {
      add(
          Kind.FEW_TRADES,
          "%s: %d closed trades, fewer than %d."
              .formatted(sample.name(), sample.trades(), LEAST_TRADES));
    }
    sample
        .meanInterval()
        .ifPresentOrElse(
            mean -> {
              if (mean.low() <= 0) {
                add(
                    Kind.UNCERTAIN_MEAN,
                    "%s: the mean daily return is between %.4f %% and %.4f %%, so it may be zero."
                        .formatted(sample.name(), 100 * mean.low(), 100 * mean.high()));
              }
            },
            () ->
                add(
                    Kind.NOT_COMPUTED,
                    "%s: intervals need %d days that are not all alike, there are %d."
                        .formatted(sample.name(), SampleStatistics.LEAST_DAYS, sample.days())));
    sample
        .leastDays()
        .ifPresent(least -> {
          if (least > sample.days()) {
            add(
                Kind.SHORT_RECORD,
                "%s: its ratio needs %.0f days to be above zero with 95 %%, there are %d."
                    .formatted(sample.name(), Math.ceil(least), sample.days()));
          }
        });
    sample
        .random()
        .ifPresentOrElse(
            random -> {
              if (random.p() > MOST_P) {
                add(
                    Kind.NOT_BETTER_THAN_RANDOM,
                    "%s: entries drawn at random did at least as well in %.1f %% of the draws (p"
                            .formatted(sample.name(), 100 * random.p())
                        + " above %.2f).".formatted(MOST_P));
              }
            },
            () ->
                add(
                    Kind.NOT_COMPUTED,
                    "%s: entries drawn at random need trades, and prices of other times."
                        .formatted(sample.name())));
  }

  private static long count(List<ScoredTrial> trials, Class<? extends Result> kind) {
    return trials.stream().filter(each -> kind.isInstance(each.result())).count();
  }

  private static String text(Duration span) {
    return String.format(Locale.ROOT, "%.1f days", span.toMinutes() / 1440.0);
  }
}
