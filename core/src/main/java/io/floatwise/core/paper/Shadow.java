package io.floatwise.core.paper;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The offers of one title as they would be with ours among them. A buyer who is observed to take
/// another's offer would have taken ours where it stands before that one; the other's offer would
/// then still be there, before ours that come after it, until a buyer takes it.
///
/// Buyers are known by what they paid, so these never buy ours: one who would have paid more than
/// the market asked of him, and one who passes a cheaper offer by, because he looks for something
/// that we may not have. Sold is what the observation proves: nothing where the queue before our
/// offer was not seen. Not thread-safe.
final class Shadow {

  private List<Sale> seen = List.of();
  private @Nullable Sight last;

  /// Offers that were taken in the market and stand here, because their buyer took ours.
  private final List<Place> left = new ArrayList<>();

  /// A sale of ours that the observation proves.
  record Bought(Stand stand, Instant at) {}

  /// Sales that the last [#read] found new, oldest first.
  private List<Sale> fresh = List.of();

  List<Sale> fresh() {
    return fresh;
  }

  /// Takes in the next sight of the market.
  ///
  /// @param ours offers of ours that stand
  /// @param taken assets that we took from the market, which goes on showing them
  /// @return which of ours were bought since the last sight, oldest first
  List<Bought> read(List<Stand> ours, Set<AssetId> taken, Sight sight) {
    fresh = Sale.between(seen, sight.newestFirst());
    List<Bought> bought = new ArrayList<>();
    Sight before = last;
    if (before != null) {
      var interval = new Interval(before, sight, taken, fresh);
      var standing = new ArrayList<>(ours);
      for (Sale sale : fresh) {
        if (sale.kind() == SaleKind.OFFER) {
          interval
              .buyer(sale, standing)
              .ifPresent(stand -> {
                standing.remove(stand);
                bought.add(new Bought(stand, sale.at()));
              });
        }
      }
    }
    seen = sight.newestFirst();
    last = sight;
    return bought;
  }

  /// What happened between two sights.
  private final class Interval {

    private final Sight before;
    private final Sight after;
    private final Set<AssetId> taken;
    private final Map<Sale, List<Offer>> soldBy = new HashMap<>();
    private final Set<OfferId> yetToSell = new HashSet<>();
    private final Set<OfferId> stillThere;

    Interval(Sight before, Sight after, Set<AssetId> taken, List<Sale> sales) {
      this.before = before;
      this.after = after;
      this.taken = taken;
      this.stillThere = after.offers().stream().map(Offer::id).collect(Collectors.toSet());
      var gone = new ArrayList<>(before.offers());
      gone.removeIf(offer -> stillThere.contains(offer.id()));
      for (Sale sale : sales) {
        if (sale.kind() == SaleKind.OFFER) {
          gone.stream()
              .filter(sale::mayBeOf)
              .min(Comparator.comparing(Offer::createdAt))
              .ifPresent(offer -> {
                gone.remove(offer);
                soldBy.computeIfAbsent(sale, _ -> new ArrayList<>()).add(offer);
                yetToSell.add(offer.id());
              });
        }
      }
    }

    /// Which of ours the buyer in `sale` would have taken.
    Optional<Stand> buyer(Sale sale, List<Stand> standing) {
      Optional<Offer> sold = offerOf(sale);
      Place place =
          sold.map(Place::of).orElseGet(() -> new Place(sale.price(), listedBefore(sale)));
      boolean oursAlready = sold.filter(o -> taken.contains(o.item().id())).isPresent();
      Optional<Stand> ours =
          standing.stream()
              .filter(s -> sale.at().isAfter(s.watchedFrom()) && s.place().isBefore(place))
              .filter(s -> before.reaches(s.price()) && after.reaches(s.price()))
              .min(Comparator.comparing(Stand::place));
      Optional<Place> others = left.stream().filter(l -> l.isBefore(place)).min(Place::compareTo);
      Optional<Place> best =
          Stream.concat(ours.map(Stand::place).stream(), others.stream()).min(Place::compareTo);
      if (best.isEmpty() || isPassedBy(best.get(), sale)) {
        return Optional.empty();
      }
      if (!oursAlready) {
        left.add(place);
      }
      if (others.equals(best)) {
        left.remove(best.get());
        return Optional.empty();
      }
      return ours;
    }

    /// When an offer that was never seen was listed at the latest: after the sight before, unless
    /// it was sold while that was taken.
    private Instant listedBefore(Sale sale) {
      return sale.at().isAfter(before.at()) ? sale.at() : Instant.EPOCH;
    }

    private Optional<Offer> offerOf(Sale sale) {
      List<Offer> offers = soldBy.get(sale);
      if (offers == null || offers.isEmpty()) {
        return Optional.empty();
      }
      Offer sold = offers.removeFirst();
      yetToSell.remove(sold.id());
      return Optional.of(sold);
    }

    /// Whether an offer before `place` stood when the buyer in `sale` took another. One that was
    /// listed in the second of the sale came after it, or it would have been taken.
    private boolean isPassedBy(Place place, Sale sale) {
      Instant second = sale.at().truncatedTo(ChronoUnit.SECONDS);
      return Stream.concat(
              before.buyable(taken).stream()
                  .filter(o -> stillThere.contains(o.id()) || yetToSell.contains(o.id())),
              after.buyable(taken).stream().filter(o -> o.createdAt().isBefore(second)))
          .anyMatch(offer -> Place.of(offer).isBefore(place));
    }
  }
}
