package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where accounts place orders and where targets meet offers.
final class Desk {

  private static final long MAX_CENTS = 1_000_000_000L;
  private static final int MAX_AMOUNT = 100;

  private final SimExchange exchange;
  private SimRules rules;
  private final Clearing clearing;

  /// How to undo what was ordered together, last order first; null while orders come alone.
  private @Nullable Deque<Runnable> undo;

  Desk(SimExchange exchange, SimRules rules, Clearing clearing) {
    this.exchange = exchange;
    this.rules = rules;
    this.clearing = clearing;
  }

  void change(SimRules other) {
    rules = other;
  }

  List<Outcome> together(Supplier<List<Outcome>> orders) {
    Deque<Runnable> steps = new ArrayDeque<>();
    undo = steps;
    List<Outcome> outcomes;
    try {
      outcomes = orders.get();
    } finally {
      undo = null;
    }
    if (outcomes.stream().anyMatch(Outcome.Rejected.class::isInstance)) {
      steps.forEach(Runnable::run);
    }
    return outcomes;
  }

  void raise(OfferId id) {
    standing(id)
        .filter(found -> found.offer().owner == null)
        .ifPresent(found ->
            found.book().reprice(found.offer(), found.offer().cents + 1, exchange.millis()));
  }

  /// An offer and the book it stands in.
  record Found(Book book, RestingOffer offer) {}

  Optional<Found> standing(OfferId id) {
    return exchange
        .locate(Ids.Kind.OFFER, id.value())
        .flatMap(at ->
            Optional.ofNullable(at.book().offer(at.number()))
                .map(offer -> new Found(at.book(), offer)));
  }

  Outcome buy(Account account, OfferId id, Money price) {
    Optional<Found> found = standing(id);
    if (found.isEmpty()) {
      return rejected("OfferNotFound", "no offer has the id " + id);
    }
    Book book = found.get().book();
    RestingOffer offer = found.get().offer();
    if (offer.owner == account) {
      return rejected("BadRequest", "the offer is the account's own");
    }
    if (offer.custody != Custody.VENUE) {
      return rejected("BadRequest", "the item is not held by the marketplace");
    }
    if (offer.cents != price.minor()) {
      return rejected(rules.orders().priceMismatchCode(), "the price is " + Money.usd(offer.cents));
    }
    if (account.spendable(book.title.game()) < offer.cents) {
      return rejected("BalanceInsufficientFunds", "the balance does not cover " + price);
    }
    book.remove(offer);
    clearing.settle(book, offer, offer.cents, account, null, exchange.millis());
    return new Outcome.Accepted(new Effect.Bought());
  }

  Outcome createOffer(Account account, AssetId asset, Money price) {
    Account.Owned owned = account.assets.get(asset);
    if (owned == null || owned.incoming || owned.listing != null) {
      return rejected("InventoryItemsNotFound", "no asset " + asset + " to sell");
    }
    if (!sane(price)) {
      return badPrice(price);
    }
    return new Outcome.Accepted(new Effect.Listed(list(account, owned, price)));
  }

  Outcome updateOffer(Account account, OfferId id, Money price) {
    Optional<Account.Owned> owned = own(account, id);
    if (owned.isEmpty()) {
      return rejected("OfferNotFound", "no offer of this account has the id " + id);
    }
    if (!sane(price)) {
      return badPrice(price);
    }
    Optional<Outcome> locked = locked(owned.get());
    return locked.orElseGet(
        () -> new Outcome.Accepted(new Effect.Repriced(reprice(account, owned.get(), price))));
  }

  Outcome deleteOffer(Account account, OfferId id) {
    Optional<Account.Owned> owned = own(account, id);
    if (owned.isEmpty()) {
      return rejected("OfferNotFound", "no offer of this account has the id " + id);
    }
    Optional<Outcome> locked = locked(owned.get());
    return locked.orElseGet(() -> {
      takeDown(owned.get());
      return new Outcome.Accepted(new Effect.Delisted());
    });
  }

  Outcome createTarget(Account account, Title title, Money price, int amount, Wanted wanted) {
    Optional<Book> book = exchange.find(title);
    if (book.isEmpty()) {
      return rejected("BadRequest", "unknown title " + title);
    }
    if (!sane(price)) {
      return badPrice(price);
    }
    if (amount < 1 || amount > MAX_AMOUNT) {
      return rejected("InvalidAmount", "expected 1 to " + MAX_AMOUNT + ", found " + amount);
    }
    long inGame =
        account.targets.stream().filter(s -> s.book().title.game() == title.game()).count();
    int limit = rules.orders().targetsLimit();
    if (inGame >= limit) {
      return rejected("AttemptsLimitExceeded", "limit of targets: " + limit);
    }
    Money needed = rules.orders().needed(price, amount);
    if (needed.isPositive() && account.usable() < needed.minor()) {
      return rejected("NotEnoughBalance", "the usable balance does not cover " + needed);
    }
    RestingTarget target =
        book.get().addTarget(price.minor(), exchange.millis(), amount, wanted, account);
    place(account, book.get(), target);
    exchange.orderAdded(book.get());
    return new Outcome.Accepted(new Effect.TargetPlaced(book.get().targetId(target.key)));
  }

  Outcome deleteTarget(Account account, TargetId id) {
    Optional<Account.Standing> found =
        account.targets.stream()
            .filter(s -> s.book().targetId(s.target().key).equals(id))
            .findFirst();
    if (found.isEmpty()) {
      return rejected("TargetNotFound", "no target of this account has the id " + id);
    }
    withdraw(account, found.get());
    return new Outcome.Accepted(new Effect.TargetCancelled());
  }

  /// Fills targets from offers where an account stands on at least one side.
  void match(Book book) {
    book.matchDue = false;
    for (RestingTarget target : List.copyOf(book.targets)) {
      while (target.active && target.amount > 0) {
        RestingOffer offer = fitting(book, target);
        if (offer == null) {
          break;
        }
        long cents = rules.money().targetPaysItsPrice() ? target.cents : offer.cents;
        book.remove(offer);
        trade(book, offer, cents, target);
      }
    }
  }

  /// Sells a new asset of the crowd into a target at the target's price.
  void fill(Book book, RestingTarget target, int wear, int paintSeed) {
    if (!target.active || !target.wanted.accepts(book.attributes(wear, paintSeed))) {
      return;
    }
    var thing = new RestingOffer.Thing(book.nextNumber(false), wear, paintSeed, Custody.VENUE);
    RestingOffer offer = book.addOffer(target.cents, exchange.millis(), thing, null);
    book.remove(offer);
    trade(book, offer, target.cents, target);
  }

  Optional<OpenOffer> view(Account.Owned owned) {
    RestingOffer offer = owned.listing;
    return offer == null
        ? Optional.empty()
        : Optional.of(
            new OpenOffer(
                owned.book.offerId(offer.key),
                owned.item,
                Money.usd(offer.cents),
                Instant.ofEpochMilli(offer.createdAt),
                Instant.ofEpochMilli(changeableAt(offer)),
                owned.unlocksAt));
  }

  static OpenTarget view(Account.Standing standing) {
    RestingTarget target = standing.target();
    return new OpenTarget(
        standing.book().targetId(target.key),
        standing.book().title,
        Money.usd(target.cents),
        target.amount,
        target.wanted,
        target.active,
        Money.usd(target.frozen),
        Instant.ofEpochMilli(target.createdAt));
  }

  private void trade(Book book, RestingOffer offer, long cents, RestingTarget target) {
    target.amount--;
    if (target.amount == 0) {
      remove(book, target);
    }
    clearing.settle(book, offer, cents, target.owner, target, exchange.millis());
  }

  private static void remove(Book book, RestingTarget target) {
    book.remove(target);
    if (target.owner != null) {
      target.owner.targets.removeIf(standing -> standing.target() == target);
    }
  }

  private static @Nullable RestingOffer fitting(Book book, RestingTarget target) {
    for (RestingOffer offer : book.offers) {
      if (offer.cents > target.cents) {
        return null;
      }
      boolean account = offer.owner != null || target.owner != null;
      if (account
          && offer.owner != target.owner
          && offer.custody == Custody.VENUE
          && target.wanted.accepts(book.attributes(offer.wear, offer.paintSeed))) {
        return offer;
      }
    }
    return null;
  }

  private OfferId list(Account account, Account.Owned owned, Money price) {
    RestingOffer offer =
        owned.book.addOffer(price.minor(), exchange.millis(), owned.thing, account);
    owned.listing = offer;
    toUndo(() -> {
      owned.book.remove(offer);
      owned.listing = null;
    });
    exchange.orderAdded(owned.book);
    return owned.book.offerId(offer.key);
  }

  private OfferId reprice(Account account, Account.Owned owned, Money price) {
    RestingOffer old = listing(owned);
    if (rules.orders().newIdOnUpdate()) {
      takeDown(owned);
      return list(account, owned, price);
    }
    RestingOffer other = owned.book.reprice(old, price.minor(), exchange.millis());
    owned.listing = other;
    toUndo(() -> {
      owned.book.remove(other);
      owned.book.insert(old);
      owned.listing = old;
    });
    exchange.orderAdded(owned.book);
    return owned.book.offerId(other.key);
  }

  private void takeDown(Account.Owned owned) {
    RestingOffer offer = listing(owned);
    owned.book.remove(offer);
    owned.listing = null;
    toUndo(() -> {
      owned.book.insert(offer);
      owned.listing = offer;
    });
  }

  private static RestingOffer listing(Account.Owned owned) {
    RestingOffer offer = owned.listing;
    if (offer == null) {
      throw new IllegalStateException("expected " + owned.item.id() + " to be on sale");
    }
    return offer;
  }

  /// The refusal if the window of the listing is still running.
  private Optional<Outcome> locked(Account.Owned owned) {
    long left = changeableAt(listing(owned)) - exchange.millis();
    if (left <= 0) {
      return Optional.empty();
    }
    Duration rest = Duration.ofSeconds((left + 999) / 1000);
    String text = "%02d:%02d".formatted(rest.toMinutes(), rest.toSecondsPart());
    return Optional.of(rejected("AssetTimeLocked", text));
  }

  private void place(Account account, Book book, RestingTarget target) {
    Runnable before = account.activity();
    if (rules.orders().targetsFreeze()) {
      target.frozen = target.cents;
      account.freeze(target.amount * target.frozen);
    }
    target.active = account.covers(target);
    account.targets.add(new Account.Standing(book, target));
    toUndo(() -> {
      remove(book, target);
      account.release(target.amount * target.frozen);
      before.run();
    });
  }

  private void withdraw(Account account, Account.Standing standing) {
    Runnable before = account.activity();
    int place = account.targets.indexOf(standing);
    remove(standing.book(), standing.target());
    account.release(standing.target().amount * standing.target().frozen);
    toUndo(() -> {
      standing.book().insert(standing.target());
      account.targets.add(place, standing);
      account.freeze(standing.target().amount * standing.target().frozen);
      before.run();
    });
  }

  private void toUndo(Runnable step) {
    if (undo != null) {
      undo.push(step);
    }
  }

  private long changeableAt(RestingOffer offer) {
    return offer.changedAt + rules.times().changeWindow().toMillis();
  }

  private Optional<Account.Owned> own(Account account, OfferId id) {
    return standing(id)
        .filter(found -> found.offer().owner == account)
        .map(found -> account.assets.get(found.book().assetId(found.offer().assetKey)));
  }

  private static boolean sane(Money price) {
    return price.minor() >= 1 && price.minor() <= MAX_CENTS;
  }

  private static Outcome badPrice(Money price) {
    return rejected("BadRequest", "expected a price from 0.01 to 10000000.00, found " + price);
  }

  private static Outcome rejected(String code, String detail) {
    return new Outcome.Rejected(code, detail);
  }
}
