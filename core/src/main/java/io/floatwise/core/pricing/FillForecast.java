package io.floatwise.core.pricing;

import io.floatwise.core.market.SaleKind;
import java.util.Optional;
import java.util.OptionalDouble;

/// When an order of ours is expected to be filled.
///
/// How many come within `t` days who would fill it is negative-binomial with mean `perDay x
/// t^growth` and the shape `shape`; it is filled once more than `queue` have come. A growth below 1
/// says that those who come later find more competition in front of us.
///
/// @param kind `OFFER`: an offer of ours is taken; `TARGET`: a target of ours is filled
/// @param weekly `Offer` sales of the title in a week, which decide its [LiquidityClass]
/// @param perDay how many are expected within the first day
/// @param shape how sure that is; infinite would be a Poisson distribution
/// @param queue orders in front of ours that will be filled and not withdrawn; 0 or more, maybe a
///   fraction
/// @param growth exponent of time, above 0
public record FillForecast(
    SaleKind kind, double weekly, double perDay, double shape, double queue, double growth) {

  /// Name of the figure by which a forecast stands among the evidence of an intent.
  public static final String FIGURE = "fill forecast";

  /// The same for the forecast before corrections.
  public static final String UNCORRECTED = "fill forecast, uncorrected";

  /// Abscissae and weights of Gauss and Legendre on 0 to 1.
  private static final double[] NODES = {
    0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332
  };

  private static final double[] WEIGHTS = {
    0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095
  };
  private static final int HALVINGS = 50;
  private static final int PARTS = 6;

  public FillForecast {
    if (!(weekly >= 0 && perDay >= 0 && shape >= 0 && queue >= 0 && growth > 0)) {
      throw new IllegalArgumentException(
          "expected no negative figures and a growth above 0, found %s, %s, %s, %s, %s"
              .formatted(weekly, perDay, shape, queue, growth));
    }
  }

  FillForecast atMost(double most) {
    return perDay <= most ? this : new FillForecast(kind, weekly, most, shape, queue, growth);
  }

  /// The chance to be filled within `days`.
  public double chance(double days) {
    double mean = perDay * (growth == 1 ? days : StrictMath.pow(days, growth));
    if (mean <= 0 || shape <= 0) {
      return 0;
    }
    int whole = (int) queue;
    double part = queue - whole;
    double p = mean / (shape + mean);
    double term = StrictMath.pow(1 - p, shape);
    double below = term;
    for (int k = 1; k <= whole; k++) {
      term *= p * (shape + k - 1) / k;
      below += term;
    }
    if (part > 0) {
      below += part * term * p * (shape + whole) / (whole + 1);
    }
    return Math.clamp(1 - below, 0.0, 1.0);
  }

  /// After how many days the chance reaches `share`; empty if not within `mostDays`.
  public OptionalDouble daysUntil(double share, double mostDays) {
    if (chance(mostDays) < share) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = mostDays;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (chance(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(high);
  }

  /// Expected days until it is filled or `horizonDays` are over.
  public double expectedDays(double horizonDays) {
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double t = horizonDays * NODES[i] * NODES[i];
      sum += WEIGHTS[i] * 2 * NODES[i] * (1 - chance(t));
    }
    return horizonDays * sum;
  }

  /// For the journal; [#parse] reads it again.
  public String text() {
    return "%s %s %s %s %s %s".formatted(kind, weekly, perDay, shape, queue, growth);
  }

  /// Reads what [#text] wrote; empty if it is something else.
  public static Optional<FillForecast> parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FillForecast(
              SaleKind.valueOf(parts[0]),
              Double.parseDouble(parts[1]),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3]),
              Double.parseDouble(parts[4]),
              Double.parseDouble(parts[5])));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
