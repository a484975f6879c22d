package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/// Open lots of one kind, at cost, beside all we have.
///
/// @param name of the kind
/// @param cost of those whose cost is known
/// @param unknownCost how many are in no figure
/// @param share of equity, in basis points; empty if there is none
public record Allocation(String name, int lots, Money cost, int unknownCost, OptionalLong share) {

  private static final Comparator<Allocation> LARGEST =
      Comparator.comparing(Allocation::cost).reversed().thenComparing(Allocation::name);

  /// Largest first.
  ///
  /// @param kind what a lot belongs to; empty where that is not known, which is no kind
  static List<Allocation> of(
      Collection<Lot> open, Money equity, Function<Lot, Optional<String>> kind) {
    var byName = new TreeMap<String, List<Lot>>();
    for (Lot lot : open) {
      kind.apply(lot)
          .ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(lot));
    }
    var all = new ArrayList<Allocation>();
    byName.forEach((name, lots) -> {
      Money cost =
          lots.stream().flatMap(l -> l.cost().stream()).reduce(Money.ZERO_USD, Money::plus);
      int unknown = (int) lots.stream().filter(l -> l.cost().isEmpty()).count();
      all.add(new Allocation(name, lots.size(), cost, unknown, Ratio.of(cost, equity)));
    });
    return all.stream().sorted(LARGEST).toList();
  }
}
