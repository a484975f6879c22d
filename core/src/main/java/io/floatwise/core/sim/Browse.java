package io.floatwise.core.sim;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A page of the offers of several titles, in an order of the whole.
///
/// @param titles each once
/// @param order by what
/// @param descending the order turned round
/// @param priceFrom US cents, inclusive
/// @param priceTo US cents, inclusive
/// @param after where the page before ended
/// @param limit offers at most, 1 or more
/// @param fits what else an offer must satisfy; empty for nothing, which is much faster to count
public record Browse(
    List<Title> titles,
    Order order,
    boolean descending,
    long priceFrom,
    long priceTo,
    Optional<Place> after,
    int limit,
    Optional<Predicate<Sight>> fits) {

  public Browse {
    titles = List.copyOf(titles);
  }

  /// What ranks offers; equal ranks go by id.
  public enum Order {
    /// US cents.
    PRICE,
    /// Epoch milliseconds.
    CREATED,
    /// Billionths, -1 without one.
    WEAR,
    /// Index in [Browse#titles].
    TITLE
  }

  /// A place in the order, whether or not an offer still stands there.
  public record Place(long rank, String id) {}

  /// What can be told of an offer without looking up its ids.
  public record Sight(Title title, Attributes attributes, Custody custody) {}
}
