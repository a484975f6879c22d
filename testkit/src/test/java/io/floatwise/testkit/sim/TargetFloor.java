package io.floatwise.testkit.sim;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Crowd;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.OpenTarget;
import io.floatwise.core.sim.OrderFlow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trading floor with one title at 10.00 whose sellers are paid about 9.00 at once, and the bot
/// with all its strategies. What rivals do is said by the test; buyers and sellers of the crowd
/// trade among themselves all the time.
final class TargetFloor {

  static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration HISTORY = Duration.ofDays(20);
  private static final AccountId ACCOUNT = new AccountId("trader");
  private static final long HOUR = 3_600_000;

  final SimExchange exchange;
  final FaultyVenue venue;
  final Crowd crowd;
  private final SimFeed feed;
  private final List<Entry> journal = new ArrayList<>();
  private final List<Decision.Skip> skips = new ArrayList<>();
  private final Flow flow = new Flow();
  private Executor executor;
  private Engine engine;

  /// What a change of a target was.
  ///
  /// @param from price before; empty for a new one
  record Change(Instant at, Optional<String> kind, Optional<String> from, Money to) {}

  private static final class Flow implements OrderFlow {
    @Nullable Crowd crowd;
    long fair = 1_000;
    private long trades;

    @Override
    public void open(Crowd opened) {
      crowd = opened;
      opened.schedule(opened.now() + HOUR, 0);
    }

    @Override
    public void due(Crowd same, long what) {
      trades++;
      long jitter = trades * 7 % 11 - 5;
      if (trades % 3 == 0) {
        same.trade(fair * 90 / 100 + jitter, -1, -1, SaleKind.TARGET);
      } else {
        same.trade(fair + jitter, -1, -1, SaleKind.OFFER);
      }
      same.schedule(same.now() + 2 * HOUR, 0);
    }

    @Override
    public long stateHash() {
      return trades;
    }
  }

  TargetFloor() {
    exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, at) -> new FeeSchedule(game, Rate.ofPercent(2), Money.usd(1), Map.of(), at),
            7,
            START);
    exchange.open(TITLE, flow);
    if (flow.crowd == null) {
      throw new AssertionError("expected the flow to be opened");
    }
    crowd = flow.crowd;
    exchange.openAccount(ACCOUNT, Money.usd(1000_00));
    venue = new FaultyVenue(new SimVenue(exchange, ACCOUNT));
    feed = new SimFeed(exchange);
    executor = new Executor(venue);
    engine = newEngine();
    exchange.advanceTo(START.plus(HISTORY));
    for (long ask = 1_005; ask < 1_045; ask += 10) {
      crowd.list(ask, -1, -1, Custody.VENUE);
    }
    rival(850);
  }

  private static Engine newEngine() {
    return new Engine("test", Limits.DEFAULT, Strategies.USUAL);
  }

  /// The process dies and starts again from its journal.
  void restart() {
    engine = newEngine();
    executor = new Executor(venue);
    journal.forEach(engine::restore);
  }

  /// One of the crowd wants one at `cents`; those that it wanted before are gone.
  void rival(long cents) {
    for (int rank = crowd.targets() - 1; rank >= 0; rank--) {
      if (!crowd.isAccountTarget(rank)) {
        crowd.withdrawTarget(rank);
      }
    }
    crowd.target(cents, 1);
  }

  /// From now on this is what buyers pay, and what is asked moves along.
  void move(long fair) {
    for (int rank = crowd.offers() - 1; rank >= 0; rank--) {
      crowd.withdraw(rank);
    }
    flow.fair = fair;
    for (long ask = fair + 5; ask < fair + 45; ask += 10) {
      crowd.list(ask, -1, -1, Custody.VENUE);
    }
  }

  /// Nobody offers anything any more but far below what was paid.
  void slump() {
    move(700);
  }

  void pass(Duration time) {
    exchange.advanceTo(exchange.now().plus(time));
  }

  /// A whole round of the loop.
  void round() {
    readAccount();
    take(new Event.FeesObserved(exchange.fees(Game.CS2)));
    readQuotes();
    Quote quote = exchange.quote(TITLE).orElseThrow();
    read(
        feed.targets(TITLE),
        targets ->
            new Event.TitleObserved(
                new Snapshot(
                    TITLE,
                    quote,
                    exchange.offers(TITLE),
                    exchange.sales(TITLE, 200),
                    Optional.of(targets),
                    exchange.now())));
  }

  /// Only the account is read, nothing of the market.
  void readAccount() {
    read(executor.observe(List.of(Game.CS2), engine.relevantSince()), Event.AccountObserved::new);
  }

  /// Only the top of every book is read.
  void readQuotes() {
    read(feed.quotes(Game.CS2), Event.QuotesObserved::new);
  }

  void obey(Command command) {
    take(new Event.CommandGiven(command, "owner"));
  }

  private interface Told<T> {
    Event of(T value);
  }

  private <T> void read(Reading<T> reading, Told<T> event) {
    switch (reading) {
      case Reading.Read<T>(T value) -> take(event.of(value));
      case Reading.Unread<T> unread -> throw new AssertionError(unread);
    }
  }

  private void take(Event event) {
    Step step = engine.step(exchange.now(), event);
    journal.addAll(step.entries());
    skips.addAll(step.skips());
    List<Outcome> outcomes = executor.submitAll(step.submissions());
    var answers = new ArrayList<Event.Answer>();
    for (int i = 0; i < outcomes.size(); i++) {
      answers.add(new Event.Answer(step.submissions().get(i).id(), outcomes.get(i)));
    }
    if (!answers.isEmpty()) {
      take(new Event.BatchAnswered(answers));
    }
  }

  Portfolio books() {
    return engine.portfolio();
  }

  List<Entry> journal() {
    return List.copyOf(journal);
  }

  /// Why the last command could not be obeyed.
  String refusedCommand() {
    return engine.counters().refusedCommand().orElseThrow().reason();
  }

  /// The rule by which the last look left the target alone.
  String lastSkip() {
    return skips.getLast().rule();
  }

  /// Prices of our targets as the exchange has them.
  List<Money> standing() {
    return exchange.openTargets(ACCOUNT).stream().map(OpenTarget::price).toList();
  }

  /// Every target that was ever placed, with why.
  List<Change> changes() {
    return journal.stream()
        .flatMap(e ->
            e.fact() instanceof Fact.SubmissionStarted(Intent intent, Evidence evidence)
                    && intent instanceof Intent.PlaceTarget place
                ? Optional.of(
                    new Change(
                        e.at(), evidence.figure("change"), evidence.figure("from"), place.price()))
                    .stream()
                : Optional.<Change>empty().stream())
        .toList();
  }

  /// Why targets were taken down that no other followed, as people read it.
  List<String> takedowns() {
    return journal.stream()
        .flatMap(e ->
            e.fact() instanceof Fact.SubmissionStarted(Intent intent, Evidence evidence)
                    && intent instanceof Intent.CancelTarget
                    && evidence.figure("change").isEmpty()
                ? Optional.of(evidence.summary()).stream()
                : Optional.<String>empty().stream())
        .toList();
  }

  /// On which lines the books and the ledger of the exchange differ.
  List<Statement.Difference> differences() {
    return Statement.of(books())
        .differences(
            exchange.ledger(ACCOUNT).stream()
                .collect(Collectors.toMap(LedgerRow::name, LedgerRow::value)));
  }
}
