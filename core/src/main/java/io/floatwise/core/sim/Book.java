package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Both sides of one title's market. Offers are ordered by price, then age; targets by price
/// downwards, then age. The crowd has even numbers, accounts odd ones.
final class Book {

  static final long NONE = -1;

  final int index;
  final Title title;
  final SaleTape sales;
  final List<RestingOffer> offers = new ArrayList<>();

  /// The same offers, oldest first.
  final List<RestingOffer> offersByAge = new ArrayList<>();

  final List<RestingTarget> targets = new ArrayList<>();

  /// A matching event is on its way.
  boolean matchDue;

  private final Ids ids;
  private final Phases phases;
  private long arrivals;
  private final long[] numbers = {0, 1};
  private int accountOrders;

  Book(int index, Title title, Ids ids, Phases phases, int salesKept) {
    this.index = index;
    this.title = title;
    this.ids = ids;
    this.phases = phases;
    this.sales = new SaleTape(salesKept);
  }

  /// The next unused number for the crowd or for accounts.
  long nextNumber(boolean account) {
    int side = account ? 1 : 0;
    numbers[side] += 2;
    return numbers[side];
  }

  RestingOffer addOffer(long cents, long now, RestingOffer.Thing thing, @Nullable Account owner) {
    RestingOffer offer =
        new RestingOffer(nextNumber(owner != null), cents, arrivals++, now, thing, owner);
    insert(offer);
    return offer;
  }

  /// Puts an offer to its place by price and age; it may have stood there before.
  void insert(RestingOffer offer) {
    offers.add(placeOfOffer(offer), offer);
    offersByAge.add(placeByAge(offer), offer);
    accountOrders += offer.owner == null ? 0 : 1;
  }

  /// The same offer at another price, by its old id.
  RestingOffer reprice(RestingOffer offer, long cents, long now) {
    remove(offer);
    RestingOffer other = offer.at(cents, now);
    insert(other);
    return other;
  }

  RestingTarget addTarget(
      long cents, long now, int amount, Wanted wanted, @Nullable Account owner) {
    long key = nextNumber(owner != null);
    RestingTarget target = new RestingTarget(key, cents, arrivals++, now, amount, wanted, owner);
    insert(target);
    return target;
  }

  /// Puts a target to its place by price and age; it may have stood there before.
  void insert(RestingTarget target) {
    targets.add(placeOfTarget(target), target);
    accountOrders += target.owner == null ? 0 : 1;
  }

  void remove(RestingOffer offer) {
    int place = placeOfOffer(offer);
    if (place >= offers.size() || offers.get(place) != offer) {
      throw new IllegalStateException("expected offer " + offer.key + " in the book of " + title);
    }
    offers.remove(place);
    offersByAge.remove(placeByAge(offer));
    accountOrders -= offer.owner == null ? 0 : 1;
  }

  void remove(RestingTarget target) {
    int place = placeOfTarget(target);
    if (place >= targets.size() || targets.get(place) != target) {
      throw new IllegalStateException("expected target " + target.key + " in the book of " + title);
    }
    targets.remove(place);
    accountOrders -= target.owner == null ? 0 : 1;
  }

  @Nullable RestingOffer offer(long key) {
    for (RestingOffer offer : offers) {
      if (offer.key == key) {
        return offer;
      }
    }
    return null;
  }

  @Nullable RestingTarget target(long key) {
    for (RestingTarget target : targets) {
      if (target.key == key) {
        return target;
      }
    }
    return null;
  }

  /// An account stands in the book and its sides meet.
  boolean mayMatch() {
    if (accountOrders == 0 || offers.isEmpty()) {
      return false;
    }
    for (RestingTarget target : targets) {
      if (target.active) {
        return target.cents >= offers.getFirst().cents;
      }
    }
    return false;
  }

  OfferId offerId(long key) {
    return new OfferId(ids.encode(Ids.Kind.OFFER, index, key));
  }

  TargetId targetId(long key) {
    return new TargetId(ids.encode(Ids.Kind.TARGET, index, key));
  }

  AssetId assetId(long key) {
    return new AssetId(ids.encode(Ids.Kind.ASSET, index, key));
  }

  Item item(RestingOffer offer) {
    return new Item(assetId(offer.assetKey), title, attributes(offer.wear, offer.paintSeed));
  }

  /// What distinguishes an asset of this title: -1 where it has no wear or no paint seed.
  Attributes attributes(int wear, int paintSeed) {
    return new Attributes(
        wear < 0 ? Optional.empty() : Optional.of(new Wear(wear)),
        paintSeed < 0 ? OptionalInt.empty() : OptionalInt.of(paintSeed),
        phases.of(title, wear, paintSeed));
  }

  Browse.Sight sight(RestingOffer offer) {
    return new Browse.Sight(title, attributes(offer.wear, offer.paintSeed), offer.custody);
  }

  Offer view(RestingOffer offer) {
    return new Offer(
        offerId(offer.key),
        item(offer),
        Money.usd(offer.cents),
        Instant.ofEpochMilli(offer.createdAt),
        offer.custody,
        false);
  }

  Quote quote(Instant now) {
    return new Quote(
        title,
        offers.isEmpty() ? Optional.empty() : Optional.of(Money.usd(offers.getFirst().cents)),
        offers.size(),
        targets.isEmpty() ? Optional.empty() : Optional.of(Money.usd(targets.getFirst().cents)),
        targets.size(),
        now);
  }

  long stateHash() {
    long hash = Mix.of(index, sales.stateHash(), matchDue ? 1 : 0);
    hash = Mix.of(hash, numbers[0], numbers[1]);
    for (RestingOffer offer : offers) {
      hash = Mix.of(hash, offer.stateHash());
    }
    for (RestingTarget target : targets) {
      hash = Mix.of(hash, target.stateHash());
    }
    return hash;
  }

  private int placeOfOffer(RestingOffer offer) {
    int low = 0;
    int high = offers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      RestingOffer other = offers.get(middle);
      boolean before =
          other.cents != offer.cents ? other.cents < offer.cents : other.arrival < offer.arrival;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  private int placeByAge(RestingOffer offer) {
    int low = 0;
    int high = offersByAge.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = offersByAge.get(middle).arrival < offer.arrival;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  private int placeOfTarget(RestingTarget target) {
    int low = 0;
    int high = targets.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      RestingTarget other = targets.get(middle);
      boolean before =
          other.cents != target.cents ? other.cents > target.cents : other.arrival < target.arrival;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  /// Every target that a seller could fill, highest price first.
  List<TargetLevel> levels() {
    return targets.stream()
        .filter(target -> target.active)
        .map(target -> new TargetLevel(Money.usd(target.cents), target.amount, target.wanted))
        .toList();
  }
}
