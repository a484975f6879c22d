package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;

/// How much the sale of one asset says about another of the same title, 0 to 1. Which of them has
/// StatTrak or which exterior stands in the title already. The paint seed is not compared: of one
/// seed there are never enough sales, so its premium is zero.
final class Similarity {

  /// A sale whose float is this far off, in billionths, says half as much.
  private static final double HALF = 10_000_000;

  /// Halvings after which a sale says nothing: it is not reckoned how little exactly.
  private static final int FARTHEST = 7;

  /// How fine the likeness is tabulated, in billionths: what lies between is a straight line, which
  /// is right to six digits. Every valuation asks for thousands of powers of two.
  private static final int GRAIN = 20_000;

  private static final double[] LIKE = new double[(int) (FARTHEST * HALF / GRAIN) + 2];

  static {
    for (int i = 0; i < LIKE.length; i++) {
      LIKE[i] = StrictMath.pow(2, -(double) i * GRAIN / HALF);
    }
  }

  private Similarity() {}

  /// Nothing where phases differ or one is not known; otherwise by the distance of the floats,
  /// where both are known, and all where the asset has none.
  static double of(Sale sale, Attributes wanted) {
    if (!sale.attributes().phase().equals(wanted.phase())) {
      return 0;
    }
    if (wanted.wear().isEmpty()) {
      return 1;
    }
    return sale.attributes().wear().map(wear -> near(wear, wanted.wear().get())).orElse(0.0);
  }

  private static double near(Wear one, Wear other) {
    int distance = Math.abs(one.billionths() - other.billionths());
    if (distance > FARTHEST * HALF) {
      return 0;
    }
    int step = distance / GRAIN;
    double beyond = (double) (distance % GRAIN) / GRAIN;
    return LIKE[step] + beyond * (LIKE[step + 1] - LIKE[step]);
  }
}
