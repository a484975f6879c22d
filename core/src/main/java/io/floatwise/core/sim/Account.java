package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One account's money, assets, orders and trades.
final class Account {

  final AccountId id;
  final Map<AssetId, Owned> assets = new TreeMap<>();
  final List<Standing> targets = new ArrayList<>();
  final List<Trade> sales = new ArrayList<>();
  final List<Trade> purchases = new ArrayList<>();

  /// The next sale is credited one cent short, as a fault.
  boolean skimNext;

  private final Consumer<Book> reactivated;
  private SimRules.MoneyRules rules;
  private final ArrayDeque<Trade> protectedSales = new ArrayDeque<>();

  /// With what is frozen.
  private long usable;

  private long withdrawable;
  private long tradeProtected;
  private long frozen;

  /// @param reactivated is told the book in which a target has become active again
  Account(AccountId id, SimRules.MoneyRules rules, Consumer<Book> reactivated) {
    this.id = id;
    this.rules = rules;
    this.reactivated = reactivated;
  }

  void change(SimRules.MoneyRules other) {
    rules = other;
  }

  /// A target of this account and where it stands.
  record Standing(Book book, RestingTarget target) {}

  /// An asset of this account.
  static final class Owned {
    final Book book;
    final RestingOffer.Thing thing;
    final Item item;
    final Optional<Instant> unlocksAt;
    final Instant since;
    boolean incoming;
    @Nullable RestingOffer listing;

    Owned(
        Book book,
        RestingOffer.Thing thing,
        Item item,
        Optional<Instant> unlocksAt,
        Instant since,
        boolean incoming) {
      this.book = book;
      this.thing = thing;
      this.item = item;
      this.unlocksAt = unlocksAt;
      this.since = since;
      this.incoming = incoming;
    }
  }

  Funds funds() {
    return new Funds(
        Money.usd(usable()),
        Money.usd(Math.max(0, Math.min(usable(), withdrawable))),
        Money.usd(tradeProtected),
        Money.usd(frozen));
  }

  /// Without what is frozen.
  long usable() {
    return usable - frozen;
  }

  long total() {
    return Math.addExact(usable, tradeProtected);
  }

  /// What a purchase of an item of `game` may spend.
  long spendable(Game game) {
    return buysWithProtected(game) ? total() - frozen : usable();
  }

  void deposit(long cents) {
    credit(cents, rules.depositsWithdrawable());
  }

  /// Pays for a purchase; the caller has checked that it is covered.
  void pay(long cents, Game game) {
    if (!buysWithProtected(game)) {
      debit(cents);
      return;
    }
    long fromUsable =
        rules.usableFirst() ? Math.clamp(usable(), 0, cents) : Math.max(0, cents - tradeProtected);
    debit(fromUsable);
    spendProtected(cents - fromUsable);
  }

  /// Pays for an item that a target has found, never with protected money.
  ///
  /// @param aside what was frozen for it
  void payForTarget(long cents, long aside) {
    frozen -= aside;
    debit(cents);
  }

  /// Sets money aside.
  void freeze(long cents) {
    frozen = Math.addExact(frozen, cents);
    coverTargets(false);
  }

  /// Makes money usable that was set aside.
  void release(long cents) {
    frozen -= cents;
    coverTargets(true);
  }

  /// Books the proceeds of a sale; returns what the fault kept.
  long sell(Trade trade) {
    long skimmed = skimNext ? 1 : 0;
    skimNext = false;
    sales.add(trade);
    trade.credited = trade.cents - trade.fee - skimmed;
    if (trade.status == TradeStatus.PROTECTED && rules.proceedsProtected()) {
      trade.protectedLeft = trade.credited;
      tradeProtected = Math.addExact(tradeProtected, trade.credited);
      protectedSales.add(trade);
    } else {
      credit(trade.credited, true);
    }
    return skimmed;
  }

  /// Ends the protection of a sale: what is left of its proceeds becomes usable.
  void finalise(Trade sale) {
    protectedSales.remove(sale);
    tradeProtected -= sale.protectedLeft;
    credit(sale.protectedLeft, true);
    sale.protectedLeft = 0;
  }

  /// Takes the proceeds of a reverted sale back, from its own protected part first.
  void giveBack(Trade sale) {
    protectedSales.remove(sale);
    tradeProtected -= sale.protectedLeft;
    debit(sale.credited - sale.protectedLeft);
    sale.protectedLeft = 0;
  }

  /// Returns the price of a reverted purchase.
  void refund(long cents) {
    credit(cents, true);
  }

  List<LedgerRow> ledger() {
    List<LedgerRow> rows = new ArrayList<>();
    rows.add(new LedgerRow("cash.usable", Money.usd(usable()).toDecimal()));
    rows.add(new LedgerRow("cash.protected", Money.usd(tradeProtected).toDecimal()));
    if (frozen != 0) {
      rows.add(new LedgerRow("cash.frozen", Money.usd(frozen).toDecimal()));
    }
    assets.forEach((asset, owned) -> rows.add(row(asset, owned)));
    for (Trade trade : sales) {
      String value =
          "price %s fee %s %s"
              .formatted(
                  Money.usd(trade.cents).toDecimal(),
                  Money.usd(trade.fee).toDecimal(),
                  trade.status.name().toLowerCase(Locale.ROOT));
      rows.add(new LedgerRow("sale." + trade.offerId(), value));
    }
    Map<AssetId, Integer> times = new HashMap<>();
    for (Trade trade : purchases) {
      int n = times.merge(trade.asset(), 1, Integer::sum);
      String end = trade.status == TradeStatus.REVERTED ? " reverted" : "";
      rows.add(
          new LedgerRow(
              "purchase." + trade.asset() + "." + n,
              "price " + Money.usd(trade.cents).toDecimal() + end));
    }
    return List.copyOf(rows);
  }

  long stateHash() {
    long hash = Mix.of(usable, withdrawable, tradeProtected);
    for (LedgerRow row : ledger()) {
      hash = Mix.of(hash, row.name().hashCode(), row.value().hashCode());
    }
    for (Standing standing : targets) {
      hash = Mix.of(hash, standing.target().stateHash());
    }
    return Mix.of(hash, skimNext ? 1 : 0);
  }

  private static LedgerRow row(AssetId asset, Owned owned) {
    RestingOffer listing = owned.listing;
    String value =
        listing != null
            ? "listed " + Money.usd(listing.cents).toDecimal()
            : owned.incoming ? "incoming" : "held";
    return new LedgerRow("asset." + asset, value);
  }

  private boolean buysWithProtected(Game game) {
    return rules.protectedBuys() && game == Game.CS2;
  }

  private void credit(long cents, boolean payable) {
    usable = Math.addExact(usable, cents);
    withdrawable = Math.max(0, Math.min(usable, withdrawable + (payable ? cents : 0)));
    coverTargets(true);
  }

  private void debit(long cents) {
    usable = Math.subtractExact(usable, cents);
    withdrawable = Math.max(0, Math.min(usable, withdrawable));
    coverTargets(false);
  }

  private void spendProtected(long cents) {
    long left = cents;
    for (Trade sale : protectedSales) {
      long part = Math.min(left, sale.protectedLeft);
      sale.protectedLeft -= part;
      left -= part;
    }
    if (left != 0) {
      throw new IllegalStateException("expected cover for a purchase, found " + left + " missing");
    }
    tradeProtected -= cents;
  }

  /// Makes every target inactive, as if its cover were gone.
  void uncoverTargets() {
    targets.forEach(standing -> standing.target().active = false);
  }

  /// Gives back which targets are active now.
  Runnable activity() {
    List<RestingTarget> active =
        targets.stream().map(Standing::target).filter(target -> target.active).toList();
    return () ->
        targets.forEach(standing -> standing.target().active = active.contains(standing.target()));
  }

  boolean covers(RestingTarget target) {
    return target.frozen > 0 || usable() >= target.cents;
  }

  /// @param more there is more money than before
  private void coverTargets(boolean more) {
    for (Standing standing : targets) {
      RestingTarget target = standing.target();
      boolean again = more && rules.targetsReactivate() && !target.active;
      target.active = covers(target) && (target.active || again);
      if (target.active && again) {
        reactivated.accept(standing.book());
      }
    }
  }

  /// An asset comes from the game; it is never locked.
  AssetId bringIn(Book book, Attributes attributes, Instant now) {
    int wear = attributes.wear().map(Wear::billionths).orElse(-1);
    int paintSeed = attributes.paintSeed().orElse(-1);
    long key = book.nextNumber(true);
    Item item = new Item(book.assetId(key), book.title, book.attributes(wear, paintSeed));
    var thing = new RestingOffer.Thing(key, wear, paintSeed, Custody.VENUE);
    assets.put(item.id(), new Owned(book, thing, item, Optional.empty(), now, false));
    return item.id();
  }

  /// An asset goes back to the game, if it is here, delivered, unlocked and not on sale.
  Optional<Item> takeOut(AssetId asset, Instant now) {
    Owned owned = assets.get(asset);
    if (owned == null
        || owned.incoming
        || owned.listing != null
        || owned.unlocksAt.filter(until -> until.isAfter(now)).isPresent()) {
      return Optional.empty();
    }
    assets.remove(asset);
    return Optional.of(owned.item);
  }
}
