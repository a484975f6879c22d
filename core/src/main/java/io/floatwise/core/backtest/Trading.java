package io.floatwise.core.backtest;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An account that trades on a recorded market: the engine, the exchange on which its orders arrive
/// a latency later, and what comes of it. Whoever tells the market drives it. Not thread-safe.
final class Trading {

  /// As live: the account is read after whatever was sent, and once a minute.
  private static final Duration ACCOUNT_REFRESH = Duration.ofMinutes(1);

  /// As live: from a purchase to the look that lists it.
  private static final Duration LIST_AFTER = Duration.ofSeconds(5);

  private final Setup setup;
  private final Fates fates;
  private final SeriesMarket series;
  private final Consumer<List<Entry>> journal;
  private final Engine engine;
  private final Ledger ledger = new Ledger();
  private final Findings findings = new Findings();
  private final ArrayDeque<Order> orders = new ArrayDeque<>();
  private final Map<Title, Snapshot> shown = new HashMap<>();
  private Optional<RecordedExchange> opened = Optional.empty();
  private Optional<Instant> accountReadAt = Optional.empty();
  private Optional<Instant> listingAt = Optional.empty();

  /// What was submitted together and is on its way.
  private record Order(List<Approved> approved, Instant arrival) {}

  /// @param fates of the offers that will be shown, known at least as far as an order takes to
  ///   arrive
  /// @param series the titles of which only series are known
  /// @param journal is handed every entry, in order
  Trading(Setup setup, Fates fates, SeriesMarket series, Consumer<List<Entry>> journal) {
    this.setup = setup;
    this.fates = fates;
    this.series = series;
    this.journal = journal;
    this.engine = new Engine(Setup.MODE, setup.limits(), setup.strategies());
  }

  Engine engine() {
    return engine;
  }

  Ledger ledger() {
    return ledger;
  }

  Findings findings() {
    return findings;
  }

  boolean isOpen() {
    return opened.isPresent();
  }

  /// Opens the account at `at` if that was not done before.
  void open(Instant at) {
    if (opened.isEmpty()) {
      opened = Optional.of(new RecordedExchange(setup, fates, series, at));
    }
  }

  /// @throws java.util.NoSuchElementException before the account was opened
  RecordedExchange exchange() {
    return opened.orElseThrow();
  }

  /// The tape goes on, though nothing more of it is heard: what was on its way arrives.
  void settle(Instant until) {
    if (opened.isPresent()) {
      carryOut(until.minusNanos(1));
    }
  }

  /// Whether orders of ours are on their way.
  boolean isWaiting() {
    return !orders.isEmpty();
  }

  void charge(FeeSchedule schedule, Instant at) {
    exchange().charge(schedule);
    take(at, new Event.FeesObserved(schedule));
  }

  /// A title was looked at.
  void look(Snapshot snapshot, Instant at) {
    shown(exchange().show(snapshot, at), at);
  }

  /// A title was looked at, and this is what it is to us.
  void shown(Snapshot ours, Instant at) {
    shown.put(ours.title(), ours);
    take(at, new Event.TitleObserved(ours));
  }

  /// Everything that is due before `now`, in its order.
  void carryOut(Instant now) {
    while (true) {
      Optional<Instant> arrival = Optional.ofNullable(orders.peekFirst()).map(Order::arrival);
      Optional<Instant> listing = listingAt.filter(_ -> orders.isEmpty());
      if (arrival.filter(at -> !at.isAfter(now)).isPresent()) {
        arrive(orders.removeFirst());
      } else if (listing.filter(at -> !at.isAfter(now)).isPresent()) {
        // An order that was on its way when it was due came first.
        Instant due = listing.orElseThrow();
        list(due.isBefore(engine.now()) ? engine.now() : due);
      } else {
        break;
      }
    }
  }

  boolean isAccountDue(Instant now) {
    return orders.isEmpty()
        && accountReadAt.filter(at -> at.plus(ACCOUNT_REFRESH).isAfter(now)).isEmpty();
  }

  void readAccount(Instant now) {
    accountReadAt = Optional.of(now);
    take(
        now,
        new Event.AccountObserved(exchange().read(setup.games(), engine.relevantSince(), now)));
  }

  /// The account was read, and everything is as the engine knows it.
  void passAccount(Instant now) {
    accountReadAt = Optional.of(now);
  }

  /// Sees that a purchase arrived and lists it, by the look that led to it.
  private void list(Instant at) {
    listingAt = Optional.empty();
    readAccount(at);
    engine
        .lotsDue()
        .forEach(look -> {
          Snapshot last = shown.get(look.title());
          if (last != null && !last.asOf().plus(Quote.OLDEST).isBefore(at)) {
            take(at, new Event.TitleObserved(exchange().left(last)));
          }
        });
  }

  private void arrive(Order order) {
    RecordedExchange exchange = exchange();
    List<Event.Answer> answers = new ArrayList<>();
    for (Approved each : order.approved()) {
      exchange
          .execute(each, order.arrival())
          .ifPresent(outcome -> {
            answers.add(new Event.Answer(each.id(), outcome));
            if (each.intent() instanceof Intent.BuyOffer) {
              bought(outcome, order.arrival());
            }
          });
    }
    answer(answers, order.arrival());
  }

  private void bought(Outcome outcome, Instant at) {
    if (outcome instanceof Outcome.Accepted) {
      listingAt = Optional.of(at.plus(LIST_AFTER));
    }
  }

  void answer(List<Event.Answer> answers, Instant at) {
    if (answers.isEmpty()) {
      return;
    }
    answers.forEach(each -> findings.answered(each.outcome()));
    accountReadAt = Optional.empty();
    Event.Answer first = answers.getFirst();
    take(
        at,
        answers.size() == 1
            ? new Event.OutcomeArrived(first.intent(), first.outcome())
            : new Event.BatchAnswered(answers));
  }

  void take(Instant at, Event event) {
    take(at, engine.step(at, event));
  }

  /// Takes over what a step of the engine led to.
  void take(Instant at, Step step) {
    if (!step.entries().isEmpty()) {
      journal.accept(step.entries());
    }
    for (Entry entry : step.entries()) {
      ledger.apply(entry);
      if (entry.fact() instanceof Fact.IntentRefused refused) {
        findings.refused(refused.rule());
      }
    }
    step.skips().stream().map(Decision.Skip::rule).forEach(findings::refused);
    if (!step.submissions().isEmpty()) {
      orders.addLast(new Order(step.submissions(), at.plus(setup.latency())));
    }
  }
}
