package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.DMarketFeed;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// An account of a sandbox with many items of one title, and the bot's own parts around it. What
/// the strategy wishes is said by the test; everything else is the product.
final class BulkAccount implements AutoCloseable {

  static final String CREATE = "POST /marketplace-api/v2/offers:batchCreate";
  static final String DELETE_TARGETS = "POST /marketplace-api/v1/user-targets/delete";

  private static final Limits WIDE = wide();

  final BulkSandbox sandbox;
  private final SandboxServer server;
  private final DMarket dmarket;
  private final DMarketFeed feed;
  private final Title title;
  private final SqlJournal journal;
  private final List<Progress> reports = new ArrayList<>();
  private List<Intent> wishes = List.of();
  private int appends;
  private Engine engine;
  private Executor executor;

  /// What a bulk operation came to.
  record Progresses(List<Outcome> outcomes, List<Progress> reports, int transactions) {}

  private BulkAccount(SandboxServer server, Path dir) {
    this.server = server;
    this.sandbox = new BulkSandbox(server);
    this.dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT
                .withBaseUrl(server.baseUrl().toString())
                .withCache(CachePolicy.OFF),
            ApiKey.of(server.publicKey(), server.secretKey()));
    this.feed = dmarket.feed(server::marketNow);
    this.title = liquid();
    this.journal = SqlJournal.open(DataDirectory.open(dir.resolve("books")), "bulk");
    this.engine = newEngine();
    this.executor = newExecutor();
  }

  /// Brings `items` of one title into the account, as its owner does.
  static BulkAccount with(Path dir, int items) throws Exception {
    var server = SandboxServer.start(SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED));
    var account = new BulkAccount(server, dir);
    account.sandbox.admin("POST", "behaviour", Map.of("name", "deposit-delay", "value", "0"));
    var words = Map.of("title", account.title.name());
    List<String> waiting = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      waiting.add(account.sandbox.admin("POST", "steam", words).path("inGameAssetId").asString());
      if (waiting.size() == 100 || i == items) {
        assertThat(account.dmarket.depositAssets(waiting)).isInstanceOf(Reply.Ok.class);
        waiting.clear();
      }
    }
    return account;
  }

  private static Limits wide() {
    Rate all = Rate.ofPercent(100);
    return Limits.DEFAULT
        .with(Limit.PER_DAY, Money.usd(100_000_00))
        .with(Limit.AT_ONCE, 1_000)
        .with(Limit.LOTS_PER_TITLE, 100_000)
        .with(Limit.IN_TITLE, all)
        .with(Limit.IN_COLLECTION, all)
        .with(Limit.IN_GAME, all)
        .with(Limit.IN_TARGETS, all)
        .with(Limit.OPEN_TARGETS, 1_000)
        .with(Limit.LOCKED_AWAY, all)
        .with(Limit.SHARE_OF_SALES, all)
        .with(Limit.QUORUM, all);
  }

  private Title liquid() {
    FeeSchedule fees = fees();
    return value(feed.quotes(Game.CS2)).stream()
        .filter(q -> q.bestOffer().filter(p -> p.isAtLeast(Money.usd(200))).isPresent())
        .sorted(Comparator.comparingInt((Quote q) -> q.offerCount()).reversed())
        .filter(q -> Valuation.of(snapshot(q), fees, server.marketNow()).isPresent())
        .findFirst()
        .orElseThrow()
        .title();
  }

  private Snapshot snapshot(Quote quote) {
    return new Snapshot(
        quote.title(),
        quote,
        value(feed.offers(quote.title(), Valuation.OFFERS_LIMIT)),
        value(feed.sales(quote.title(), Valuation.SALES_LIMIT)),
        server.marketNow());
  }

  private FeeSchedule fees() {
    return value(feed.fees(Game.CS2));
  }

  private final class Told implements Strategy {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      return wishes.stream()
          .<Decision>map(i -> new Decision.Propose(i, new Evidence("told", List.of())))
          .toList();
    }
  }

  private Engine newEngine() {
    return new Engine("bulk", WIDE, List.of(new Told()));
  }

  private Executor newExecutor() {
    return new Executor(dmarket.venue(), reports::add);
  }

  /// Meets the account; the owner says that each of its items cost `each`.
  void open(Money each) {
    Account seen = observe();
    var entries = new ArrayList<Entry>();
    entries.add(
        new Entry(
            1,
            server.marketNow(),
            new Fact.AccountOpened(
                "bulk", seen.balance().usable(), seen.balance().tradeProtected())));
    seen.inventory()
        .forEach(held ->
            entries.add(
                new Entry(
                    entries.size() + 1L,
                    server.marketNow(),
                    new Fact.LotAdopted(held.item(), Optional.of(each)))));
    journal.append(entries);
    reopen();
    reconcile();
  }

  /// The process ends and starts again from its journal.
  void reopen() {
    engine = newEngine();
    executor = newExecutor();
    journal.replay(engine::restore);
  }

  Portfolio books() {
    return engine.portfolio();
  }

  void reconcile() {
    take(new Event.AccountObserved(observe()));
  }

  private Account observe() {
    return value(executor.observe(List.of(Game.CS2), Instant.EPOCH));
  }

  /// Lists the first `count` lots that are held, far above everybody else.
  Progresses listHeld(int count) {
    Money price =
        value(feed.quotes(Game.CS2)).stream()
            .filter(q -> q.title().equals(title))
            .findFirst()
            .flatMap(Quote::bestOffer)
            .orElseThrow()
            .times(20);
    return wish(
        books().openLots().stream()
            .filter(l -> l.state() instanceof LotState.Held)
            .limit(count)
            .<Intent>map(l -> new Intent.ListLot(l.id(), l.item().id(), l.title(), price))
            .toList());
  }

  /// Reads the top of every book, as the bot does before anything else.
  void readQuotes() {
    take(new Event.QuotesObserved(value(feed.quotes(Game.CS2))));
  }

  /// Places targets of one cent, each for another title.
  void placeTargets(int count) {
    List<Intent> targets =
        value(feed.quotes(Game.CS2)).stream()
            .limit(count)
            .<Intent>map(q -> new Intent.PlaceTarget(q.title(), Money.usd(2), 1))
            .toList();
    assertThat(targets).hasSize(count);
    assertThat(wish(targets).outcomes())
        .hasSize(count)
        .allMatch(o -> o instanceof Outcome.Accepted);
  }

  /// Places targets as the owner does on the site.
  void placeTargetsByHand(int count) {
    List<Bodies.NewTarget> targets =
        value(feed.quotes(Game.CS2)).stream()
            .limit(count)
            .map(q -> Bodies.NewTarget.of(q.title().name(), 1, Dollars.of(Money.usd(3))))
            .toList();
    assertThat(dmarket.createTargets(Game.CS2, targets)).isInstanceOf(Reply.Ok.class);
  }

  private Progresses wish(List<Intent> intents) {
    wishes = intents;
    take(new Event.FeesObserved(fees()));
    Quote quote =
        value(feed.quotes(Game.CS2)).stream()
            .filter(q -> q.title().equals(title))
            .findFirst()
            .orElseThrow();
    Progresses result = take(new Event.TitleObserved(snapshot(quote)));
    wishes = List.of();
    return result;
  }

  Progresses obey(Command command) {
    return take(new Event.CommandGiven(command, "test"));
  }

  private Progresses take(Event event) {
    reports.clear();
    appends = 0;
    List<Outcome> outcomes = step(event);
    return new Progresses(outcomes, List.copyOf(reports), appends);
  }

  private List<Outcome> step(Event event) {
    Step step = engine.step(server.marketNow(), event);
    if (!step.entries().isEmpty()) {
      journal.append(step.entries());
      appends++;
    }
    List<Approved> submissions = step.submissions();
    if (submissions.isEmpty()) {
      return List.of();
    }
    List<Outcome> outcomes = executor.submitAll(submissions);
    var answers = new ArrayList<Event.Answer>();
    for (int i = 0; i < submissions.size(); i++) {
      answers.add(new Event.Answer(submissions.get(i).id(), outcomes.get(i)));
    }
    step(new Event.BatchAnswered(answers));
    return outcomes;
  }

  int transactions(Progresses of) {
    return of.transactions();
  }

  Money cost() {
    return books().openLots().stream()
        .map(Lot::cost)
        .map(Optional::orElseThrow)
        .reduce(Money.ZERO_USD, Money::plus);
  }

  SortedSet<String> inventoryIds() {
    return observe().inventory().stream()
        .map(h -> h.item().id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  SortedSet<String> offerAssetIds() {
    return observe().offers().stream()
        .map(o -> o.item().id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  SortedSet<String> targetIds() {
    return observe().targets().stream()
        .map(t -> t.id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Lines on which the books and the sandbox's own ledger differ, by asset and to the cent.
  List<Statement.Difference> differences() throws Exception {
    return Statement.of(books()).differences(sandbox.ledger());
  }

  private static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unread<T>(var failure) -> throw new AssertionError(failure);
    };
  }

  @Override
  public void close() throws IOException {
    dmarket.close();
    sandbox.close();
    journal.close();
    server.close();
  }
}
