package io.floatwise.core.paper;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The targets of one title as they would be with ours among them: a seller takes the highest, of
/// equal ones the oldest. One who served us left another's target standing, which comes before ours
/// that pay less. Sellers who found nobody to sell to are not seen, so they never serve us. Not
/// thread-safe.
final class Bids {

  private static final Comparator<Wish> BEST_FIRST =
      Comparator.comparing(Wish::price).reversed().thenComparing(Wish::since);

  private final List<Money> left = new ArrayList<>();

  /// Pays for what a target of ours found.
  @FunctionalInterface
  interface Payer {
    /// @return whether it was paid; not if the money does not cover it
    boolean pay(Wish wish, Item item, Money price, Instant at);
  }

  /// @param ours targets of ours that stand
  /// @param fresh new sales, oldest first
  /// @param offers what could be bought, cheapest first
  /// @return what is left of ours
  List<Wish> read(List<Wish> ours, List<Sale> fresh, List<Offer> offers, Sight sight, Payer payer) {
    Map<TargetId, Wish> wishes = new TreeMap<>();
    ours.forEach(wish -> wishes.put(wish.id(), wish));
    for (Sale sale : fresh) {
      if (sale.kind() == SaleKind.TARGET) {
        serve(wishes, sale, payer);
      }
    }
    match(wishes, offers, sight.at(), payer);
    Optional<List<TargetStep>> steps = sight.targets();
    return wishes.values().stream().map(w -> steps.map(w::behind).orElse(w)).toList();
  }

  private void serve(Map<TargetId, Wish> wishes, Sale sale, Payer payer) {
    Money paid = sale.price();
    Optional<Money> others =
        left.stream().filter(l -> l.isMoreThan(paid)).max(Comparator.naturalOrder());
    Optional<Wish> best =
        wishes.values().stream()
            .filter(w -> w.amount() > 0 && sale.at().isAfter(w.watchedFrom()))
            .filter(w -> w.price().isMoreThan(paid) || (w.price().equals(paid) && isFirst(w)))
            .filter(w -> others.isEmpty() || w.price().isMoreThan(others.get()))
            .min(BEST_FIRST);
    Optional<Wish> served = best.filter(wish -> buy(wishes, wish, sale, payer));
    if (served.isPresent()) {
      left.add(paid);
    } else if (others.isPresent()) {
      left.remove(others.get());
      left.add(paid);
    } else {
      wishes.replaceAll((_, w) -> w.price().equals(paid) ? w.advanced() : w);
    }
  }

  private static boolean buy(Map<TargetId, Wish> wishes, Wish wish, Sale sale, Payer payer) {
    var asset = new AssetId("paper-item-%s-%d".formatted(wish.id(), wish.amount()));
    return bought(
        wishes, wish, item(asset, wish, sale.attributes()), wish.price(), sale.at(), payer);
  }

  private static Item item(AssetId asset, Wish wish, Attributes attributes) {
    return new Item(asset, wish.title(), attributes);
  }

  /// An offer that met several targets went to the highest.
  private static void match(
      Map<TargetId, Wish> wishes, List<Offer> offers, Instant now, Payer payer) {
    var standing = new ArrayList<>(offers);
    for (Wish wish : wishes.values().stream().sorted(BEST_FIRST).toList()) {
      for (Offer offer : wish.matches(standing, now)) {
        Wish left = wishes.getOrDefault(wish.id(), wish);
        if (left.amount() > 0
            && bought(wishes, left, offer.item(), offer.price(), left.matchedAt(offer), payer)) {
          standing.remove(offer);
        }
      }
    }
  }

  private static boolean bought(
      Map<TargetId, Wish> wishes, Wish wish, Item item, Money price, Instant at, Payer payer) {
    boolean paid = payer.pay(wish, item, price, at);
    if (paid) {
      wishes.put(wish.id(), wish.filled());
    }
    return paid;
  }

  private static boolean isFirst(Wish wish) {
    return wish.ahead().isPresent() && wish.ahead().getAsInt() == 0;
  }
}
