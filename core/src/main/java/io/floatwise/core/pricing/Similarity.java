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
    double distance = Math.abs((double) one.billionths() - other.billionths());
    return distance > FARTHEST * HALF ? 0 : StrictMath.pow(2, -distance / HALF);
  }
}
