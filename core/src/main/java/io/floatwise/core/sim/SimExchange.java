package io.floatwise.core.sim;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A simulated marketplace: books, accounts and their ledgers. Deterministic: its state is a
/// function of seed, rules, flows and the sequence of calls, and [#advanceTo] may be cut into any
/// steps. Not thread-safe; there is no clock in it. Times are kept to the millisecond.
public final class SimExchange {

  static final int FLOW = 0;
  static final int MATCH = 1;
  static final int FINALISE = 2;
  static final int DELIVER = 3;

  private SimRules rules;
  private final Ids ids;
  private final Phases phases;
  private final EventQueue queue = new EventQueue();
  private final Clearing clearing;
  private final Desk desk;
  private final List<Book> books = new ArrayList<>();
  private final List<OrderFlow> flows = new ArrayList<>();
  private final List<Crowd> crowds = new ArrayList<>();
  private final Map<Title, Book> byTitle = new TreeMap<>();
  private final Map<AccountId, Account> accounts = new TreeMap<>();
  private long now;

  /// An exchange whose assets have no phases.
  public SimExchange(SimRules rules, FeePolicy fees, long seed, Instant start) {
    this(rules, fees, Phases.NONE, seed, start);
  }

  public SimExchange(SimRules rules, FeePolicy fees, Phases phases, long seed, Instant start) {
    this.rules = rules;
    this.phases = phases;
    this.ids = new Ids(seed);
    this.now = start.toEpochMilli();
    this.clearing = new Clearing(rules, fees, queue);
    this.desk = new Desk(this, rules, clearing);
  }

  // Set-up

  /// Opens the market of `title`; `flow` trades in it from now on.
  ///
  /// @throws IllegalArgumentException if it is open already
  public void open(Title title, OrderFlow flow) {
    if (byTitle.containsKey(title)) {
      throw new IllegalArgumentException("expected a new title, found " + title + " again");
    }
    Book book = new Book(books.size(), title, ids, phases, rules.salesKept());
    Crowd crowd = new Crowd(this, book);
    books.add(book);
    byTitle.put(title, book);
    flows.add(flow);
    crowds.add(crowd);
    flow.open(crowd);
  }

  /// Opens an account with `deposit` on it.
  ///
  /// @throws IllegalArgumentException if the name is taken
  public void openAccount(AccountId id, Money deposit) {
    Account account = new Account(id, rules.money(), this::orderAdded);
    if (accounts.putIfAbsent(id, account) != null) {
      throw new IllegalArgumentException("expected a new account, found " + id + " again");
    }
    clearing.deposit(account, deposit.minor());
  }

  /// Pays money in.
  public void deposit(AccountId account, Money amount) {
    clearing.deposit(account(account), amount.minor());
  }

  /// Brings an asset in, as a deposit from the game does; it is never locked.
  public AssetId bringIn(AccountId account, Title title, Attributes attributes) {
    return account(account).bringIn(book(title), attributes, now());
  }

  /// Takes an asset out, to where it came from. Empty, and nothing happens, unless the account
  /// holds it delivered, unlocked and not on sale.
  public Optional<Item> takeOut(AccountId account, AssetId asset) {
    return account(account).takeOut(asset, now());
  }

  /// The rules that hold now.
  public SimRules rules() {
    return rules;
  }

  /// Other rules for everything that happens from now on; `salesKept` stays.
  public void change(SimRules other) {
    rules = other;
    clearing.change(other);
    desk.change(other);
    accounts.values().forEach(account -> account.change(other.money()));
  }

  // Time

  public Instant now() {
    return Instant.ofEpochMilli(now);
  }

  /// Lets everything happen that is due until `time`, inclusive.
  ///
  /// @throws IllegalArgumentException if `time` is past
  public void advanceTo(Instant time) {
    long end = time.toEpochMilli();
    if (end < now) {
      throw new IllegalArgumentException("expected no time before " + now() + ", found " + time);
    }
    while (!queue.isEmpty() && queue.time() <= end) {
      now = Math.max(now, queue.time());
      int kind = queue.kind();
      int place = queue.place();
      long payload = queue.payload();
      queue.removeFirst();
      dispatch(kind, place, payload);
    }
    now = end;
  }

  /// When the next thing is due; empty if nothing ever will.
  public Optional<Instant> nextDue() {
    return queue.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(queue.time()));
  }

  // Public side

  /// All titles, in the order in which they were opened.
  public List<Title> titles() {
    return books.stream().map(book -> book.title).toList();
  }

  public boolean trades(Title title) {
    return byTitle.containsKey(title);
  }

  /// Offers of `title`, cheapest first, equal prices oldest first; none for an unknown title.
  public List<Offer> offers(Title title) {
    Book book = byTitle.get(title);
    return book == null ? List.of() : book.offers.stream().map(book::view).toList();
  }

  /// One page of the offers of several titles; unknown titles have none. Costs a page and a step
  /// for each title, not a step for each offer, except in the order of wear.
  public List<Offer> browse(Browse asked) {
    return new Storefront(asked, books(asked.titles())).page();
  }

  /// How many offers `asked` is about, whatever its page.
  public int count(Browse asked) {
    return new Storefront(asked, books(asked.titles())).count();
  }

  /// The offer with that id, wherever it stands.
  public Optional<Offer> offer(OfferId id) {
    return desk.standing(id).map(found -> found.book().view(found.offer()));
  }

  /// Top of the book; empty for an unknown title.
  public Optional<Quote> quote(Title title) {
    return Optional.ofNullable(byTitle.get(title)).map(book -> book.quote(now()));
  }

  /// Every target of `title`, highest price first; none for an unknown title.
  public List<TargetLevel> targets(Title title) {
    Book book = byTitle.get(title);
    return book == null ? List.of() : book.levels();
  }

  /// Last sales, newest first, at most `limit`; none for an unknown title.
  public List<Sale> sales(Title title, int limit) {
    Book book = byTitle.get(title);
    return book == null ? List.of() : book.sales.newest(book, limit);
  }

  public FeeSchedule fees(Game game) {
    return clearing.fees(game, now());
  }

  // Account side

  public boolean hasAccount(AccountId id) {
    return accounts.containsKey(id);
  }

  public Funds funds(AccountId account) {
    return account(account).funds();
  }

  /// Assets that are delivered and not on sale, ordered by id.
  public List<Holding> inventory(AccountId account) {
    return account(account).assets.values().stream()
        .filter(owned -> owned.listing == null && !owned.incoming)
        .map(owned -> new Holding(owned.item, owned.unlocksAt, owned.since))
        .toList();
  }

  /// Offers that stand, ordered by asset id.
  public List<OpenOffer> openOffers(AccountId account) {
    return account(account).assets.values().stream().flatMap(o -> desk.view(o).stream()).toList();
  }

  /// Targets that stand, oldest first.
  public List<OpenTarget> openTargets(AccountId account) {
    return account(account).targets.stream().map(Desk::view).toList();
  }

  /// Sales in any status, oldest first.
  public List<ClosedSale> closedSales(AccountId account) {
    return account(account).sales.stream().map(Trade::sale).toList();
  }

  /// Purchases in any status, oldest first.
  public List<ClosedPurchase> closedPurchases(AccountId account) {
    return account(account).purchases.stream().map(Trade::purchase).toList();
  }

  /// The authoritative books of the account: cash, assets by id, sales and purchases oldest first.
  public List<LedgerRow> ledger(AccountId account) {
    return account(account).ledger();
  }

  // Writes

  /// Buys the offer if `price` is its price. Refusals: `OfferNotFound`, `BadRequest` (own offer),
  /// `BalanceInsufficientFunds`, [SimRules.OrderRules#priceMismatchCode].
  public Outcome buy(AccountId account, OfferId offer, Money price) {
    return desk.buy(account(account), offer, price);
  }

  /// Puts a held asset up for sale. Refusals: `InventoryItemsNotFound`, `BadRequest` (price).
  public Outcome createOffer(AccountId account, AssetId asset, Money price) {
    return desk.createOffer(account(account), asset, price);
  }

  /// Changes the price; the offer gets a new id by default. Refusals: `OfferNotFound`, `BadRequest`
  /// (price), `AssetTimeLocked` with the remaining `mm:ss` as detail.
  public Outcome updateOffer(AccountId account, OfferId offer, Money price) {
    return desk.updateOffer(account(account), offer, price);
  }

  /// Takes an offer down. Refusals: `OfferNotFound`, `AssetTimeLocked`.
  public Outcome deleteOffer(AccountId account, OfferId offer) {
    return desk.deleteOffer(account(account), offer);
  }

  /// Places a target; by default nothing is frozen. Refusals: `BadRequest` (title, price),
  /// `InvalidAmount` (not 1 to 100), `NotEnoughBalance` (usable money below what the rules demand,
  /// by default the price of one), `AttemptsLimitExceeded` (limit of targets).
  public Outcome createTarget(
      AccountId account, Title title, Money price, int amount, Wanted wanted) {
    return desk.createTarget(account(account), title, price, amount, wanted);
  }

  /// Takes a target down. Refusal: `TargetNotFound`.
  public Outcome deleteTarget(AccountId account, TargetId target) {
    return desk.deleteTarget(account(account), target);
  }

  /// Runs `orders`, which create, change and delete offers and targets of one account and nothing
  /// else: if one is refused, none has happened, but the ids of what was created stay unused.
  public List<Outcome> together(Supplier<List<Outcome>> orders) {
    return desk.together(orders);
  }

  // Faults and proofs

  /// Rolls back the protected trade of that offer: proceeds taken from the seller, price returned
  /// to the buyer, asset gone.
  public Reversal revert(OfferId offer) {
    return locate(Ids.Kind.OFFER, offer.value())
        .map(at -> clearing.revert(at.book(), at.number()))
        .orElseGet(() -> new Reversal.Refused("no offer ever had that id"));
  }

  /// Fault: the account's next sale is credited one cent short, while its closed row states the
  /// right fee.
  public void shiftOneCent(AccountId account) {
    account(account).skimNext = true;
  }

  /// Fault: every target of the account becomes inactive.
  public void uncoverTargets(AccountId account) {
    account(account).uncoverTargets();
  }

  /// Fault: the offer of that id, if it is the crowd's, costs a cent more and keeps its id.
  public void raise(OfferId offer) {
    desk.raise(offer);
  }

  public MoneyTotals totals() {
    return clearing.totals(accounts.values().stream().mapToLong(Account::total).sum());
  }

  /// A number that differs when the state differs.
  public long stateHash() {
    long hash = Mix.of(now, queue.stateHash(), clearing.stateHash());
    for (int i = 0; i < books.size(); i++) {
      hash = Mix.of(hash, books.get(i).stateHash(), flows.get(i).stateHash());
    }
    for (Account account : accounts.values()) {
      hash = Mix.of(hash, account.id.value().hashCode(), account.stateHash());
    }
    return hash;
  }

  // For the crowd and the desk

  long millis() {
    return now;
  }

  Optional<Book> find(Title title) {
    return Optional.ofNullable(byTitle.get(title));
  }

  /// The book and the number that an id of `kind` names.
  Optional<Numbered> locate(Ids.Kind kind, String id) {
    return ids.place(kind, id)
        .filter(place -> place.book() < books.size())
        .map(place -> new Numbered(books.get(place.book()), place.number()));
  }

  /// A number in a book.
  record Numbered(Book book, long number) {}

  void schedule(Book book, long time, long what) {
    queue.add(Math.max(time, now), FLOW, book.index, what);
  }

  void orderAdded(Book book) {
    if (!book.matchDue && book.mayMatch()) {
      book.matchDue = true;
      queue.add(now + rules.times().matchDelay().toMillis(), MATCH, book.index, 0);
    }
  }

  void takeForCrowd(Book book, RestingOffer offer) {
    book.remove(offer);
    clearing.settle(book, offer, offer.cents, null, null, now);
  }

  void fillForCrowd(Book book, RestingTarget target, int wear, int paintSeed) {
    desk.fill(book, target, wear, paintSeed);
  }

  private void dispatch(int kind, int place, long payload) {
    switch (kind) {
      case FLOW -> flows.get(place).due(crowds.get(place), payload);
      case MATCH -> desk.match(books.get(place));
      case FINALISE -> clearing.finalise(place);
      case DELIVER -> clearing.arrive(place);
      default -> throw new IllegalStateException("unknown kind of event " + kind);
    }
  }

  private List<Book> books(List<Title> titles) {
    return titles.stream().map(byTitle::get).filter(Objects::nonNull).toList();
  }

  private Book book(Title title) {
    return find(title)
        .orElseThrow(() -> new IllegalArgumentException("expected an open title, found " + title));
  }

  private Account account(AccountId id) {
    Account account = accounts.get(id);
    if (account == null) {
      throw new IllegalArgumentException("expected an open account, found " + id);
    }
    return account;
  }
}
