package io.floatwise.core.pricing;

import io.floatwise.core.market.SaleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fits a [FillModel] to what became of orders: six figures for each side, by the greatest
/// likelihood of what was seen, and the intensity of each [LiquidityClass], drawn towards that of
/// its side where trials are few. Deterministic.
public final class FillFit {

  /// Days after which a forecast is compared with what happened.
  static final List<Double> HORIZONS = List.of(1.0, 3.0, 7.0, 14.0);

  /// Days at which a trial is looked at for fitting, the first hours and the end included: the
  /// whole distribution of the time is to be right, not only its middle.
  private static final List<Double> LOOKS = List.of(0.1, 0.5, 1.0, 3.0, 7.0, 14.0, 30.0);

  /// Trials of a class that count as much as all the others together.
  private static final double SHRINKING = 50;

  /// Trials of our own that count as much as what was known before.
  private static final double CAUTION = 200;

  /// Fewer trials of a side leave its corrections as they are.
  private static final int LEAST_TRIALS = 30;

  private static final double[] STEPS = {0.8, 0.4, 0.2, 0.1, 0.05};
  private static final int ROUNDS = 20;
  private static final int FIGURES = 6;

  /// No forecast counts as surer than this, so that one surprise does not outweigh all others.
  private static final double CERTAIN = 0.02;

  private FillFit() {}

  /// @param from what holds where there is too little to learn from
  public static FillModel fit(List<FillTrial> trials, FillModel from) {
    return new FillModel(
        side(of(trials, SaleKind.OFFER), from.offers()),
        side(of(trials, SaleKind.TARGET), from.targets()));
  }

  /// What our own orders teach, oldest first: fitted to the older two thirds and drawn towards
  /// `present` while they are few; kept only if it foretells the newest third better.
  public static FillModel improved(List<FillTrial> trials, FillModel present) {
    int old = 2 * trials.size() / 3;
    if (old < LEAST_TRIALS) {
      return present;
    }
    List<FillTrial> fresh = trials.subList(old, trials.size());
    FillModel fitted = fit(trials.subList(0, old), present);
    FillModel other =
        new FillModel(
            between(present.offers(), fitted.offers(), old),
            between(present.targets(), fitted.targets(), old));
    return Reliability.of(fresh, other).brier() < Reliability.of(fresh, present).brier()
        ? other
        : present;
  }

  private static List<FillModel.Correction> between(
      List<FillModel.Correction> present, List<FillModel.Correction> fitted, int trials) {
    double trust = trials / (trials + CAUTION);
    List<FillModel.Correction> drawn = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      double[] from = coordinates(present.get(i));
      double[] to = coordinates(fitted.get(i));
      for (int k = 0; k < from.length; k++) {
        from[k] += trust * (to[k] - from[k]);
      }
      drawn.add(correction(from));
    }
    return drawn;
  }

  private static List<FillTrial> of(List<FillTrial> trials, SaleKind kind) {
    return trials.stream().filter(trial -> trial.raw().kind() == kind).toList();
  }

  private static List<FillModel.Correction> side(
      List<FillTrial> trials, List<FillModel.Correction> from) {
    if (trials.size() < LEAST_TRIALS) {
      return from;
    }
    double[] common = search(trials, coordinates(from.get(from.size() / 2)), FIGURES);
    List<FillModel.Correction> fitted = new ArrayList<>();
    for (LiquidityClass each : LiquidityClass.values()) {
      List<FillTrial> own =
          trials.stream().filter(t -> LiquidityClass.of(t.raw().weekly()) == each).toList();
      double[] best = own.isEmpty() ? common : search(own, common, 1);
      double trust = own.size() / (own.size() + SHRINKING);
      double[] drawn = common.clone();
      drawn[0] = common[0] + trust * (best[0] - common[0]);
      fitted.add(correction(drawn));
    }
    return fitted;
  }

  /// Moves one coordinate after the other while that lowers the score; only the first `free`.
  private static double[] search(List<FillTrial> trials, double[] start, int free) {
    double[] best = start.clone();
    double score = score(trials, correction(best), Double.POSITIVE_INFINITY);
    for (double step : STEPS) {
      boolean moved = true;
      for (int round = 0; moved && round < ROUNDS; round++) {
        moved = false;
        for (int i = 0; i < 2 * free; i++) {
          double[] other = best.clone();
          other[i / 2] += i % 2 == 0 ? step : -step;
          double its = score(trials, correction(other), score);
          if (its < score) {
            best = other;
            score = its;
            moved = true;
          }
        }
      }
    }
    return best;
  }

  /// Less is better; from `enough` on nobody asks how much.
  private static double score(
      List<FillTrial> trials, FillModel.Correction correction, double enough) {
    double sum = 0;
    for (FillTrial trial : trials) {
      if (sum >= enough) {
        return sum;
      }
      FillForecast forecast = correction.on(trial.raw());
      for (double days : LOOKS) {
        var seen = trial.seen(days);
        if (seen.isPresent()) {
          double chance = Math.clamp(forecast.chance(days), CERTAIN, 1 - CERTAIN);
          sum -= StrictMath.log(seen.getAsDouble() == 1 ? chance : 1 - chance);
        }
      }
    }
    return sum;
  }

  /// Every vector is a correction: logarithms, and for the share of the queue the log odds.
  private static FillModel.Correction correction(double[] x) {
    double[] e = Arrays.stream(x).map(StrictMath::exp).toArray();
    return new FillModel.Correction(e[0], e[1] / (1 + e[1]), Math.min(1, e[2]), e[3], e[4], e[5]);
  }

  private static double[] coordinates(FillModel.Correction c) {
    double share = Math.clamp(c.queue(), 0.02, 0.5);
    return new double[] {
      StrictMath.log(c.intensity()),
      StrictMath.log(share / (1 - share)),
      StrictMath.log(c.depth()),
      StrictMath.log(c.growth()),
      StrictMath.log(Math.max(c.spread(), 0.05)),
      StrictMath.log(c.power())
    };
  }
}
