package io.floatwise.core.analysis;

import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was paid for things of one title that share an attribute. Sales whose attribute is unknown
/// are in no group.
///
/// @param label the attribute, for example `phase-2` or `float 0.15 to 0.1792`
/// @param sales how many
/// @param prices their quantiles
public record AttributePrice(String label, int sales, Quantiles prices) {

  private static final int WEAR_GROUPS = 4;
  private static final int LEAST_FOR_WEAR = 20;

  /// By phase, and by float in four groups of as many sales each; by float only from twenty sales
  /// with a known one on.
  ///
  /// @param sales of one kind
  static List<AttributePrice> of(List<Sale> sales) {
    List<AttributePrice> groups = new ArrayList<>();
    Map<String, List<Sale>> phases = new TreeMap<>();
    for (Sale sale : sales) {
      sale.attributes()
          .phase()
          .ifPresent(phase -> phases.computeIfAbsent(phase, _ -> new ArrayList<>()).add(sale));
    }
    phases.forEach((phase, inside) -> groups.add(group(phase, inside)));
    List<Sale> worn =
        sales.stream()
            .filter(s -> s.attributes().wear().isPresent())
            .sorted(Comparator.comparing(AttributePrice::wear))
            .toList();
    if (worn.size() >= LEAST_FOR_WEAR) {
      for (int i = 0; i < WEAR_GROUPS; i++) {
        List<Sale> inside =
            worn.subList(i * worn.size() / WEAR_GROUPS, (i + 1) * worn.size() / WEAR_GROUPS);
        String label = "float %s to %s".formatted(wear(inside.getFirst()), wear(inside.getLast()));
        groups.add(group(label, inside));
      }
    }
    return groups;
  }

  private static Wear wear(Sale sale) {
    return sale.attributes().wear().orElseThrow();
  }

  private static AttributePrice group(String label, List<Sale> sales) {
    return new AttributePrice(label, sales.size(), Quantiles.of(sales));
  }
}
