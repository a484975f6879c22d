package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trade that happened.
///
/// @param title what was sold
/// @param price what the buyer paid
/// @param at when, to the second
/// @param kind which side was taken
/// @param attributes what is known of the asset
public record Sale(Title title, Money price, Instant at, SaleKind kind, Attributes attributes) {

  /// The sales of a later reading that an earlier one did not hold, oldest first. Sales carry no id
  /// and several may be equal, so they are told apart by counting equal ones.
  ///
  /// @param earlier in any order
  /// @param newestFirst the later reading
  public static List<Sale> between(List<Sale> earlier, List<Sale> newestFirst) {
    Map<Sale, Integer> known = new HashMap<>();
    earlier.forEach(sale -> known.merge(sale, 1, Integer::sum));
    var fresh = new ArrayList<Sale>();
    for (Sale sale : newestFirst) {
      if (known.merge(sale, -1, Integer::sum) < 0) {
        fresh.add(sale);
      }
    }
    return fresh.reversed();
  }

  /// Whether this may be the sale of `offer`: nothing that is known of either speaks against it.
  public boolean mayBeOf(Offer offer) {
    Attributes shown = offer.item().attributes();
    return offer.isBuyable()
        && offer.price().equals(price)
        && !offer.createdAt().isAfter(at)
        && agree(attributes.wear(), shown.wear())
        && agree(attributes.phase(), shown.phase())
        && (attributes.paintSeed().isEmpty()
            || shown.paintSeed().isEmpty()
            || attributes.paintSeed().equals(shown.paintSeed()));
  }

  private static boolean agree(Optional<?> one, Optional<?> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }
}
