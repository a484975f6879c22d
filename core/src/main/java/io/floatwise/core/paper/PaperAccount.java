package io.floatwise.core.paper;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What our orders would have done on a market that is only watched: money, items, offers, targets
/// and closed trades of an account that exists nowhere else, under DMarket's rules of fees, locks,
/// windows and protection. Reversals by the other side are not simulated. Every time is market time
/// and is passed in; it must not go back. Not thread-safe.
///
/// What the market shows decides who buys from us; see [Shadow] and [Bids] for what it cannot show.
public final class PaperAccount {

  private static final Duration TRADE_LOCK = Duration.ofDays(7);
  private static final Duration CHANGE_WINDOW = Duration.ofMinutes(15);
  private static final int MOST_OF_A_TARGET = 100;
  private static final int MOST_TARGETS = 500;
  private static final Money DEAREST = Money.usd(1_000_000_000);

  /// An item that is ours.
  private record Owned(Item item, Instant since) {}

  private final Purse purse;
  private final Map<AssetId, Owned> items = new TreeMap<>();
  private final Map<OfferId, Stand> stands = new LinkedHashMap<>();
  private final Map<TargetId, Wish> wishes = new LinkedHashMap<>();
  private final Map<Title, Shadow> shadows = new TreeMap<>();
  private final Map<Title, Bids> bids = new TreeMap<>();
  private final PaperTrades trades = new PaperTrades();
  private final Set<AssetId> taken = new HashSet<>();
  private long changes;

  /// The account as its books say; a new one with `deposit` where the books are empty. An order
  /// whose answer the books lack never reached this account: it died with the process.
  ///
  /// @param now market time from which the market is watched again; what happened to our offers
  ///   while nobody watched is not known, so it did not
  public PaperAccount(Portfolio books, Money deposit, Instant now) {
    purse = new Purse(books.cash().map(cash -> cash.usable()).orElse(deposit));
    books.lots().forEach(lot -> restore(lot, now));
    books
        .cash()
        .ifPresent(cash ->
            cash.proceeds()
                .forEach(part ->
                    purse.protect(
                        part.lot()
                            .flatMap(books::lot)
                            .map(lot -> lot.item().id())
                            .orElse(new AssetId("paper-before")),
                        part.amount(),
                        part.finalAt())));
    for (Portfolio.Target target : books.targets()) {
      wishes.put(
          target.id(),
          Wish.fresh(target.id(), target.title(), target.price(), target.amount(), now, now));
    }
  }

  /// Titles in which orders of ours stand.
  public Set<Title> watched() {
    var titles = new TreeSet<Title>();
    stands.values().forEach(stand -> titles.add(stand.item().title()));
    wishes.values().forEach(wish -> titles.add(wish.title()));
    return titles;
  }

  /// Whether a target of ours stands in `title`.
  public boolean wants(Title title) {
    return wishes.values().stream().anyMatch(wish -> wish.title().equals(title));
  }

  /// Whether we took the item from the market, which goes on showing it.
  public boolean hasTaken(AssetId asset) {
    return taken.contains(asset);
  }

  /// Takes in what the market of `title` showed.
  ///
  /// @param sight with what this account has taken, which the market goes on showing
  /// @param fees that hold then
  public void observe(Title title, Sight sight, FeeSchedule fees) {
    purse.mature(sight.at());
    Shadow shadow = shadows.computeIfAbsent(title, _ -> new Shadow());
    List<Stand> ours =
        stands.values().stream().filter(stand -> stand.item().title().equals(title)).toList();
    shadow.read(ours, taken, sight).forEach(b -> sell(b.stand(), b.at(), fees));
    List<Wish> wanted = wishes.values().stream().filter(w -> w.title().equals(title)).toList();
    if (!wanted.isEmpty()) {
      bids.computeIfAbsent(title, _ -> new Bids())
          .read(wanted, shadow.fresh(), sight.buyable(taken), sight, this::pay)
          .forEach(wish -> wishes.put(wish.id(), wish));
      wishes.values().removeIf(wish -> wish.amount() == 0);
    }
  }

  /// Somebody took an offer of ours, as whoever watches the market found out.
  ///
  /// @param fees that hold then
  public void sold(OfferId offer, Instant at, FeeSchedule fees) {
    Stand stand = stands.get(offer);
    if (stand == null) {
      throw new IllegalStateException("no offer of this account has the id " + offer);
    }
    sell(stand, at, fees);
  }

  /// Somebody sold us `item` at the price of a target of ours, as whoever watches the market found
  /// out.
  ///
  /// @return whether it was paid; not if the money does not cover it
  public boolean filled(TargetId target, Item item, Instant at) {
    Wish wish = wishes.get(target);
    if (wish == null || !pay(wish, item, wish.price(), at)) {
      return false;
    }
    Wish left = wish.filled();
    wishes.put(target, left);
    wishes.values().removeIf(each -> each.amount() == 0);
    return true;
  }

  /// Carries out an intent on the market as it is in `sight`, which was observed before unless the
  /// intent is a purchase.
  public Outcome execute(IntentId id, Intent intent, Sight sight) {
    Instant now = sight.at();
    changes++;
    purse.mature(now);
    return switch (intent) {
      case Intent.BuyOffer buy -> buy(buy, sight);
      case Intent.ListLot list -> list(id, list, now);
      case Intent.Reprice change -> reprice(id, change, now);
      case Intent.Delist delist -> delist(delist, now);
      case Intent.PlaceTarget place -> place(id, place, sight);
      case Intent.CancelTarget cancel ->
          wishes.remove(cancel.target()) == null
              ? rejected(
                  "TargetNotFound", "no target of this account has the id " + cancel.target())
              : new Outcome.Accepted(new Effect.TargetCancelled());
    };
  }

  /// How often something about this account may have become otherwise until `now`: while it stays
  /// the same, so does everything that is read of it.
  public long changes(Instant now) {
    purse.mature(now);
    return changes + trades.ended(now);
  }

  public Balance balance(Instant now) {
    purse.mature(now);
    return purse.balance();
  }

  /// Items that are not on sale.
  public List<HeldItem> inventory(Game game) {
    Set<AssetId> onSale = new HashSet<>();
    stands.values().forEach(stand -> onSale.add(stand.item().id()));
    return items.values().stream()
        .filter(owned -> owned.item().title().game() == game)
        .filter(owned -> !onSale.contains(owned.item().id()))
        .map(owned -> new HeldItem(owned.item(), unlock(owned), true))
        .toList();
  }

  public List<OwnOffer> offers(Game game) {
    return stands.values().stream()
        .filter(stand -> stand.item().title().game() == game)
        .map(s -> new OwnOffer(s.id(), s.item(), s.price(), s.since(), false))
        .toList();
  }

  public List<OwnTarget> targets(Game game) {
    return wishes.values().stream()
        .filter(wish -> wish.title().game() == game)
        .map(w -> new OwnTarget(w.id(), w.title(), w.price(), w.amount(), isCovered(w), w.since()))
        .toList();
  }

  /// Sales closed at or after `since`, oldest first, as they stand at `now`.
  public List<ClosedOffer> sales(Instant since, Instant now) {
    return trades.sales(since, now);
  }

  /// Purchases through targets closed at or after `since`, oldest first.
  public List<ClosedTarget> fills(Instant since) {
    return trades.fills(since);
  }

  private Outcome buy(Intent.BuyOffer buy, Sight sight) {
    Optional<Offer> found =
        sight.offers().stream()
            .filter(o -> o.id().equals(buy.offer().id()) && !hasTaken(o.item().id()))
            .findFirst();
    if (found.isEmpty()) {
      return rejected("OfferNotFound", "the market does not show the offer any more");
    }
    if (!found.get().isBuyable()) {
      return rejected("BadRequest", "the item is locked or not held by the marketplace");
    }
    if (!found.get().price().equals(buy.price())) {
      return rejected("OfferPriceChanged", "the price is " + found.get().price());
    }
    if (purse.spendable(buy.title().game()).isLessThan(buy.price())) {
      return rejected("BalanceInsufficientFunds", "the balance does not cover " + buy.price());
    }
    purse.pay(buy.price(), buy.title().game());
    add(buy.item(), sight.at());
    return new Outcome.Accepted(new Effect.Bought());
  }

  private Outcome list(IntentId id, Intent.ListLot list, Instant now) {
    Owned owned = items.get(list.asset());
    boolean listed =
        stands.values().stream().anyMatch(stand -> stand.item().id().equals(list.asset()));
    if (owned == null || listed) {
      return rejected("InventoryItemsNotFound", "no asset " + list.asset() + " to sell");
    }
    return badPrice(list.price())
        .orElseGet(() ->
            new Outcome.Accepted(new Effect.Listed(stand(id, owned.item(), list.price(), now))));
  }

  private Outcome reprice(IntentId id, Intent.Reprice change, Instant now) {
    Stand old = stands.get(change.offer());
    Optional<Outcome> refusal =
        old == null ? Optional.empty() : badPrice(change.price()).or(() -> refusal(old, now));
    if (old == null || refusal.isPresent()) {
      return refusal.orElseGet(PaperAccount::noSuchOffer);
    }
    stands.remove(change.offer());
    OfferId offer = stand(id, old.item(), change.price(), now);
    return new Outcome.Accepted(new Effect.Repriced(offer));
  }

  private Outcome delist(Intent.Delist delist, Instant now) {
    Stand old = stands.get(delist.offer());
    Optional<Outcome> refusal = refusal(old, now);
    if (old == null || refusal.isPresent()) {
      return refusal.orElseGet(PaperAccount::noSuchOffer);
    }
    stands.remove(delist.offer());
    return new Outcome.Accepted(new Effect.Delisted());
  }

  private Outcome place(IntentId id, Intent.PlaceTarget place, Sight sight) {
    Optional<Outcome> badPrice = badPrice(place.price());
    if (badPrice.isPresent()) {
      return badPrice.get();
    }
    if (place.amount() < 1 || place.amount() > MOST_OF_A_TARGET) {
      return rejected("InvalidAmount", "expected 1 to 100, found " + place.amount());
    }
    Game game = place.title().game();
    if (wishes.values().stream().filter(w -> w.title().game() == game).count() >= MOST_TARGETS) {
      return rejected("AttemptsLimitExceeded", "limit of targets: " + MOST_TARGETS);
    }
    if (purse.usable().isLessThan(place.price())) {
      return rejected("NotEnoughBalance", "the usable balance does not cover " + place.price());
    }
    var target = new TargetId("paper-target-" + id.seq());
    Wish wish =
        Wish.fresh(target, place.title(), place.price(), place.amount(), sight.at(), sight.at());
    wishes.put(target, sight.targets().map(wish::behind).orElse(wish));
    return new Outcome.Accepted(new Effect.TargetPlaced(target));
  }

  private OfferId stand(IntentId id, Item item, Money price, Instant now) {
    var offer = new OfferId("paper-offer-" + id.seq());
    stands.put(offer, new Stand(offer, item, price, now, now));
    return offer;
  }

  private void sell(Stand stand, Instant at, FeeSchedule fees) {
    changes++;
    Title title = stand.item().title();
    AssetId asset = stand.item().id();
    Money price = stand.price();
    Money fee =
        price.at(fees.rate(title, price, at), Rounding.HALF_UP).max(fees.minFee()).min(price);
    stands.remove(stand.id());
    items.remove(asset);
    Optional<Instant> finalAt = PaperTrades.finalAt(stand.item(), at);
    if (finalAt.isPresent()) {
      purse.protect(asset, price.minus(fee), finalAt.get());
    } else {
      purse.receive(price.minus(fee));
    }
    trades.sold(stand.id(), stand.item(), price, fee, at);
  }

  private boolean pay(Wish wish, Item item, Money price, Instant at) {
    if (!isCovered(wish) || hasTaken(item.id())) {
      return false;
    }
    changes++;
    purse.receive(price.negated());
    add(item, at);
    trades.filled(wish.id(), item, price, at);
    return true;
  }

  private boolean isCovered(Wish wish) {
    return purse.usable().isAtLeast(wish.price());
  }

  private void add(Item item, Instant now) {
    items.put(item.id(), new Owned(item, now));
    taken.add(item.id());
  }

  private void restore(Lot lot, Instant now) {
    AssetId asset = lot.item().id();
    taken.add(asset);
    switch (lot.state()) {
      case LotState.Held _ -> items.put(asset, new Owned(lot.item(), lot.acquiredAt()));
      case LotState.Listed(OfferId offer, Money price, Instant since, int _) -> {
        items.put(asset, new Owned(lot.item(), lot.acquiredAt()));
        stands.put(offer, new Stand(offer, lot.item(), price, since, now));
      }
      case LotState.Sold sold ->
          trades.sold(sold.offer(), lot.item(), sold.price(), sold.fee(), sold.soldAt());
      case LotState.Settled sold ->
          trades.sold(sold.offer(), lot.item(), sold.price(), sold.fee(), sold.soldAt());
      case LotState.Reverted _, LotState.Returned _, LotState.Withdrawn _ -> {}
    }
  }

  private static Optional<Instant> unlock(Owned owned) {
    return owned.item().title().game() == Game.CS2
        ? Optional.of(owned.since().plus(TRADE_LOCK))
        : Optional.empty();
  }

  /// Why the offer cannot be changed at `now`; empty if it can or there is none.
  private static Optional<Outcome> refusal(@Nullable Stand stand, Instant now) {
    if (stand == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(now, stand.since().plus(CHANGE_WINDOW));
    if (!left.isPositive()) {
      return Optional.empty();
    }
    Duration begun = left.plusSeconds(1).minusNanos(1); // a second that has begun counts
    return Optional.of(
        rejected(
            "AssetTimeLocked", "%02d:%02d".formatted(begun.toMinutes(), begun.toSecondsPart())));
  }

  private static Optional<Outcome> badPrice(Money price) {
    return price.isPositive() && !price.isMoreThan(DEAREST)
        ? Optional.empty()
        : Optional.of(
            rejected("BadRequest", "expected a price from 0.01 to 10000000.00, found " + price));
  }

  private static Outcome noSuchOffer() {
    return rejected("OfferNotFound", "no offer of this account has that id");
  }

  private static Outcome rejected(String code, String detail) {
    return new Outcome.Rejected(code, detail);
  }
}
