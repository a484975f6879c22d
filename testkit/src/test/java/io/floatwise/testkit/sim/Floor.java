package io.floatwise.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.OrderFlow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trading floor: a simulated exchange whose crowd does what the test says, a network that fails
/// when it is told to, and an engine that wishes what it is told to.
final class Floor {

  static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");

  final SimExchange exchange;
  final FaultyVenue venue;
  final Crowd crowd;
  private final List<Entry> journal = new ArrayList<>();
  private List<Intent> wishes = List.of();
  private Executor executor;
  private Engine engine;

  private static final class Idle implements OrderFlow {
    @Nullable Crowd crowd;

    @Override
    public void open(Crowd opened) {
      crowd = opened;
      for (int i = 0; i < 60; i++) {
        opened.trade(1000, -1, -1, SaleKind.OFFER);
      }
    }

    @Override
    public void due(Crowd unused, long what) {
      throw new AssertionError("nothing was scheduled, found " + what);
    }

    @Override
    public long stateHash() {
      return 0;
    }
  }

  private final class Wishes implements Strategy {

    @Override
    public String name() {
      return "wishes";
    }

    @Override
    public List<Decision> decide(StrategyView view) {
      return wishes.stream()
          .<Decision>map(i -> new Decision.Propose(i, new Evidence("wished", List.of())))
          .toList();
    }
  }

  Floor() {
    exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, at) -> new FeeSchedule(game, Rate.ofPercent(7), Money.usd(1), Map.of(), at),
            7,
            START);
    var flow = new Idle();
    exchange.open(TITLE, flow);
    if (flow.crowd == null) {
      throw new AssertionError("expected the flow to be opened");
    }
    crowd = flow.crowd;
    exchange.openAccount(ACCOUNT, Money.usd(1000_00));
    venue = new FaultyVenue(new SimVenue(exchange, ACCOUNT));
    executor = new Executor(venue);
    engine = new Engine("test", Limits.DEFAULT, List.of(new Wishes()));
    sell(990);
    sell(1000);
    sell(1010);
    reconcile();
  }

  /// The process dies and starts again from its journal.
  void restart() {
    engine = new Engine("test", Limits.DEFAULT, List.of(new Wishes()));
    executor = new Executor(venue);
    journal.forEach(engine::restore);
    reconcile();
  }

  Portfolio books() {
    return engine.portfolio();
  }

  Engine engine() {
    return engine;
  }

  List<Entry> journal() {
    return List.copyOf(journal);
  }

  void pass(Duration time) {
    exchange.advanceTo(exchange.now().plus(time));
  }

  /// One of the crowd offers something at `cents`.
  Offer sell(long cents) {
    long key = crowd.list(cents, -1, -1, Custody.VENUE);
    return exchange.offers(TITLE).get(crowd.rankOf(key));
  }

  /// One of the crowd takes the offer at `cents`.
  void take(long cents) {
    for (int rank = 0; rank < crowd.offers(); rank++) {
      if (crowd.offerPrice(rank) == cents) {
        crowd.take(rank);
        return;
      }
    }
    throw new AssertionError("expected an offer at " + cents);
  }

  AssetId bringIn() {
    return exchange.bringIn(ACCOUNT, TITLE, Attributes.UNKNOWN);
  }

  /// Reads the account and books what follows.
  void reconcile() {
    Reading<Account> reading = executor.observe(List.of(Game.CS2), engine.relevantSince());
    switch (reading) {
      case Reading.Read<Account>(Account account) -> take(new Event.AccountObserved(account));
      case Reading.Unread<Account> unread -> throw new AssertionError(unread);
    }
  }

  /// Wishes `intents`, each of which risk must let pass, and submits them over the network.
  List<Outcome> wish(Intent... intents) {
    List<Outcome> outcomes = propose(intents);
    assertThat(outcomes).as("risk let pass").hasSize(intents.length);
    return outcomes;
  }

  /// Wishes `intents` and submits those that risk lets pass.
  List<Outcome> propose(Intent... intents) {
    wishes = List.of(intents);
    take(new Event.FeesObserved(exchange.fees(Game.CS2)));
    Quote quote = exchange.quote(TITLE).orElseThrow();
    var snapshot =
        new Snapshot(
            TITLE, quote, exchange.offers(TITLE), exchange.sales(TITLE, 200), exchange.now());
    List<Outcome> outcomes = take(new Event.TitleObserved(snapshot));
    wishes = List.of();
    return outcomes;
  }

  private List<Outcome> take(Event event) {
    Step step = engine.step(exchange.now(), event);
    journal.addAll(step.entries());
    var outcomes = new ArrayList<Outcome>();
    for (Approved approved : step.submissions()) {
      Outcome outcome = executor.submit(approved);
      outcomes.add(outcome);
      take(new Event.OutcomeArrived(approved.id(), outcome));
    }
    return outcomes;
  }

  /// On which lines the books and the ledger of the exchange differ.
  List<Statement.Difference> differences() {
    return Statement.of(books())
        .differences(
            exchange.ledger(ACCOUNT).stream()
                .collect(Collectors.toMap(LedgerRow::name, LedgerRow::value)));
  }

  /// Money of the account at the exchange, whatever can be reverted included.
  Money money() {
    var funds = exchange.funds(ACCOUNT);
    return funds.usable().plus(funds.tradeProtected());
  }
}
