package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the lot is worth that fills a target without conditions. Whoever sells into a target sells
/// what is worth least to others, so it is not an ordinary lot: it is the middle one of the worst
/// quarter of those that were traded, by what their float and phase are worth.
public final class WorstQuartile {

  /// Half of a quarter.
  private static final double MIDDLE = 0.125;

  /// Floats are told apart by hundredths, in billionths.
  private static final int HUNDREDTH = 10_000_000;

  /// What makes two lots worth the same.
  private record Kind(Optional<String> phase, OptionalInt hundredth) {
    static Kind of(Attributes attributes) {
      return new Kind(
          attributes.phase(),
          attributes.wear().isPresent()
              ? OptionalInt.of(attributes.wear().get().billionths() / HUNDREDTH)
              : OptionalInt.empty());
    }
  }

  private record Group(Attributes attributes, double weight) {
    Group plus(double more) {
      return new Group(attributes, weight + more);
    }
  }

  private record Worth(FairValue value, double weight) {}

  private WorstQuartile() {}

  /// `valuation` for that lot; never at more than the title's own value.
  public static Valuation of(Valuation valuation) {
    FairValue fair = valuation.fair();
    List<Sale> sales = valuation.snapshot().sales();
    if (sales.stream().noneMatch(WorstQuartile::isTold)) {
      return valuation; // one group, which is worth what the title is
    }
    List<Worth> worths =
        groups(sales, fair.asOf()).values().stream()
            .map(g -> new Worth(fair.of(valuation.paid(), g.attributes()), g.weight()))
            .sorted(Comparator.comparing(w -> w.value().value()))
            .toList();
    double wanted = MIDDLE * worths.stream().mapToDouble(Worth::weight).sum();
    double seen = 0;
    for (Worth worth : worths) {
      seen += worth.weight();
      if (seen >= wanted) {
        return worth.value().value().isMoreThan(fair.value())
            ? valuation
            : valuation.with(worth.value());
      }
    }
    return valuation;
  }

  /// Whether anything is known that makes a lot worth more or less.
  private static boolean isTold(Sale sale) {
    return sale.attributes().phase().isPresent() || sale.attributes().wear().isPresent();
  }

  private static Map<Kind, Group> groups(List<Sale> sales, Instant now) {
    var groups = new LinkedHashMap<Kind, Group>();
    for (Sale sale : sales) {
      if (!sale.at().isAfter(now)) {
        double weight = FairValue.weight(Duration.between(sale.at(), now));
        Group one = new Group(sale.attributes(), weight);
        groups.merge(Kind.of(sale.attributes()), one, (a, b) -> a.plus(b.weight()));
      }
    }
    return groups;
  }
}
