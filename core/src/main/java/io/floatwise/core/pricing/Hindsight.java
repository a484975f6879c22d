package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What lots like one were sold for after a moment: what others got, not what ours would have got.
///
/// A sale counts by how alike its asset is, as the fair value has it ([Similarity]), and no matter
/// how old it is. The price is the median of what counts. The sale of the very asset at the price
/// that was asked is no such sale: somebody else took the offer.
///
/// @param sales that count at all
/// @param alike what they count together: a sale of the same float counts one, one that is 0.01 off
///   a half
/// @param price that buyers paid, the weighted median
/// @param net what was left of it after the fee
/// @param first when the first of them was sold, market time
/// @param last when the last of them was sold, market time
public record Hindsight(
    int sales, double alike, Money price, Money net, Instant first, Instant last) {

  /// Less than half a sale says nothing.
  private static final double LEAST = 0.5;

  private record Weighted(Sale sale, double weight) {}

  /// Empty if nothing like it was sold.
  ///
  /// @param item that was offered
  /// @param asked its price
  /// @param sales in any order; those that are not after `from` and not after `to` are ignored
  /// @param schedule what selling costs
  public static Optional<Hindsight> of(
      Item item, Money asked, List<Sale> sales, Instant from, Instant to, FeeSchedule schedule) {
    var later = new ArrayList<Weighted>();
    boolean taken = false;
    List<Sale> ordered = sales.stream().sorted(Comparator.comparing(Sale::at)).toList();
    for (Sale sale : ordered) {
      boolean inTime = sale.at().isAfter(from) && !sale.at().isAfter(to);
      if (sale.kind() == SaleKind.OFFER && sale.title().equals(item.title()) && inTime) {
        if (!taken && isItself(sale, item, asked)) {
          taken = true;
        } else {
          double weight = Similarity.of(sale, item.attributes());
          if (weight >= PaidPrices.LEAST_SIMILARITY) {
            later.add(new Weighted(sale, weight));
          }
        }
      }
    }
    double alike = later.stream().mapToDouble(Weighted::weight).sum();
    if (alike < LEAST) {
      return Optional.empty();
    }
    Sale middle = middle(later, alike);
    return Optional.of(
        new Hindsight(
            later.size(),
            alike,
            middle.price(),
            new Fees(schedule, item.title(), middle.at()).net(middle.price()),
            later.getFirst().sale().at(),
            later.getLast().sale().at()));
  }

  private static boolean isItself(Sale sale, Item item, Money asked) {
    Attributes its = item.attributes();
    return its.wear().isPresent()
        && sale.attributes().wear().equals(its.wear())
        && sale.attributes().paintSeed().equals(its.paintSeed())
        && sale.attributes().phase().equals(its.phase())
        && sale.price().equals(asked);
  }

  private static Sale middle(List<Weighted> later, double total) {
    List<Weighted> sorted =
        later.stream().sorted(Comparator.comparing(each -> each.sale().price())).toList();
    double seen = 0;
    for (Weighted each : sorted) {
      seen += each.weight();
      if (seen >= total / 2) {
        return each.sale();
      }
    }
    return sorted.getLast().sale();
  }
}
