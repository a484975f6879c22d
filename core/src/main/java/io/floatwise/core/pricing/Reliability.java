package io.floatwise.core.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How good forecasts were. What was withdrawn before a horizon does not count at that horizon.
///
/// @param compared forecasts that could be compared with what happened
/// @param brier mean squared difference of chance and outcome: 0 is perfect, 0.25 is a coin
/// @param bins by forecast chance, those that hold any
/// @param coverage share of the times to the fill that lay in their 90 % interval; of an order that
///   was withdrawn, the share that its own forecast leaves for the rest of the interval. NaN if
///   there is no trial
public record Reliability(int compared, double brier, List<Bin> bins, double coverage) {

  /// @param from lower edge of the forecast chance, upper edge a tenth more
  /// @param count forecasts in it
  /// @param forecast their mean
  /// @param seen share that was filled
  /// @param low lower end of the 95 % interval (Wilson) of that share
  /// @param high upper end
  public record Bin(
      double from, int count, double forecast, double seen, double low, double high) {}

  private static final int BINS = 10;
  private static final double Z95 = 1.96;
  private static final double TAIL = 0.05;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /// Of the forecasts that were made.
  public static Reliability of(List<FillTrial> trials) {
    return of(trials, FillTrial::made);
  }

  /// Of what `model` would have said.
  public static Reliability of(List<FillTrial> trials, FillModel model) {
    return of(trials, trial -> model.corrected(trial.raw()));
  }

  private interface Forecasting {
    FillForecast of(FillTrial trial);
  }

  private static Reliability of(List<FillTrial> trials, Forecasting forecasting) {
    int[] count = new int[BINS];
    double[] forecast = new double[BINS];
    double[] filled = new double[BINS];
    double squares = 0;
    double covered = 0;
    int compared = 0;
    for (FillTrial trial : trials) {
      FillForecast said = forecasting.of(trial);
      covered += covered(said, trial);
      for (double days : FillFit.HORIZONS) {
        OptionalDouble seen = trial.seen(days);
        if (seen.isEmpty()) {
          continue;
        }
        double chance = said.chance(days);
        int bin = Math.min(BINS - 1, (int) (chance * BINS));
        count[bin]++;
        forecast[bin] += chance;
        filled[bin] += seen.getAsDouble();
        squares += (chance - seen.getAsDouble()) * (chance - seen.getAsDouble());
        compared++;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (count[i] > 0) {
        bins.add(bin((double) i / BINS, count[i], forecast[i], filled[i]));
      }
    }
    return new Reliability(compared, squares / compared, bins, covered / trials.size());
  }

  private static Bin bin(double from, int count, double forecast, double filled) {
    double share = filled / count;
    double z2 = Z95 * Z95;
    double middle = (share + z2 / (2 * count)) / (1 + z2 / count);
    double half =
        Z95
            / (1 + z2 / count)
            * StrictMath.sqrt(share * (1 - share) / count + z2 / (4.0 * count * count));
    return new Bin(from, count, forecast / count, share, middle - half, middle + half);
  }

  private static double covered(FillForecast said, FillTrial trial) {
    double chance = said.chance(trial.watchedDays());
    if (trial.filled()) {
      return chance >= TAIL && chance <= 1 - TAIL ? 1 : 0;
    }
    return chance >= 1 - TAIL ? 0 : (1 - TAIL - Math.max(chance, TAIL)) / (1 - chance);
  }
}
