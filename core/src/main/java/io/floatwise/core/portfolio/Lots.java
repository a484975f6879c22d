package io.floatwise.core.portfolio;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every lot ever acquired, with what is asked of them so often that thousands of them must not be
/// walked through for it. Not thread-safe.
final class Lots {

  private final TreeMap<LotId, Lot> all = new TreeMap<>();
  private final TreeMap<LotId, Lot> open = new TreeMap<>();
  private final Map<AssetId, TreeSet<LotId>> openByAsset = new HashMap<>();
  private final Set<OfferId> closedOffers = new HashSet<>();
  private Money openCost = Money.ZERO_USD;

  /// Takes over a new lot, or a known one in another state.
  void put(Lot lot) {
    Lot before = all.put(lot.id(), lot);
    if (before != null) {
      leave(before);
    }
    if (lot.isOpen()) {
      open.put(lot.id(), lot);
      openByAsset.computeIfAbsent(lot.item().id(), _ -> new TreeSet<>()).add(lot.id());
      openCost = openCost.plus(lot.cost().orElse(Money.ZERO_USD));
    } else {
      lot.state().offerId().ifPresent(closedOffers::add);
    }
  }

  private void leave(Lot before) {
    if (before.isOpen()) {
      open.remove(before.id());
      openByAsset.computeIfPresent(
          before.item().id(),
          (_, ids) -> {
            ids.remove(before.id());
            return ids.isEmpty() ? null : ids;
          });
      openCost = openCost.minus(before.cost().orElse(Money.ZERO_USD));
    }
  }

  /// Oldest first.
  Collection<Lot> all() {
    return Collections.unmodifiableCollection(all.values());
  }

  Optional<Lot> find(LotId id) {
    return Optional.ofNullable(all.get(id));
  }

  /// Those that are ours and not sold, oldest first.
  List<Lot> open() {
    return List.copyOf(open.values());
  }

  Optional<Lot> open(AssetId asset) {
    return Optional.ofNullable(openByAsset.get(asset)).map(ids -> open.get(ids.getFirst()));
  }

  /// Offers through which lots were sold.
  Set<OfferId> closedOffers() {
    return Collections.unmodifiableSet(closedOffers);
  }

  /// What the open lots of known cost cost.
  Money openCost() {
    return openCost;
  }
}
