package io.floatwise.core.backtest;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One run of the engine over a recorded market. The engine is told what the tape tells, when it
/// was told; its orders arrive a latency later at an exchange that knows the market of that moment.
/// The same tape and the same set-up give the same entries. Runs once; not thread-safe.
public final class Backtest {

  /// As live: the account is read after whatever was sent, and once a minute.
  private static final Duration ACCOUNT_REFRESH = Duration.ofMinutes(1);

  /// As live: from a purchase to the look that lists it.
  private static final Duration LIST_AFTER = Duration.ofSeconds(5);

  private final Setup setup;
  private final RecordedMarket market;
  private final OwnDeeds deeds;
  private final Consumer<List<Entry>> journal;
  private final OfferFates fates = new OfferFates();
  private final SeriesMarket series;
  private final Engine engine;
  private final Ledger ledger = new Ledger();
  private final Findings findings = new Findings();
  private final ArrayDeque<Order> orders = new ArrayDeque<>();
  private final Map<Title, Snapshot> shown = new HashMap<>();

  /// Games whose fees the tape tells.
  private final Set<Game> charged = EnumSet.noneOf(Game.class);

  /// Fees that were told last before the time that is traded: they are told only now and then.
  private final Map<Game, FeeSchedule> before = new EnumMap<>(Game.class);

  private Optional<RecordedExchange> opened = Optional.empty();
  private Optional<Instant> accountReadAt = Optional.empty();
  private Optional<Instant> listingAt = Optional.empty();
  private Instant from = Instant.MIN;
  private Instant until = Instant.MAX;

  /// What was submitted together and is on its way.
  private record Order(List<Approved> approved, Instant arrival) {}

  /// @param journal is handed every entry, in order
  public Backtest(Setup setup, RecordedMarket market, Consumer<List<Entry>> journal) {
    this(setup, market, OwnDeeds.NONE, journal);
  }

  /// @param deeds of the recorder, which are taken away from its market
  /// @param journal is handed every entry, in order
  public Backtest(
      Setup setup, RecordedMarket market, OwnDeeds deeds, Consumer<List<Entry>> journal) {
    this.setup = setup;
    this.market = market;
    this.deeds = deeds;
    this.journal = journal;
    this.series = new SeriesMarket(setup.series());
    this.engine = new Engine(Setup.MODE, setup.limits(), setup.strategies());
  }

  /// Trades what was told from `first` until before `end`.
  ///
  /// @param days that hold it, in any order; of what was told before `first` only fees are heard,
  ///   of a day after `end` only which offers were taken before it
  /// @throws io.floatwise.core.tape.TapeException if a row of the tape makes no sense
  public BacktestResult run(Collection<TapeDay> days, Instant first, Instant end) {
    from = first;
    until = end;
    TreeMap<LocalDate, List<TapeDay>> byDate =
        days.stream()
            .filter(day -> setup.games().contains(day.game()))
            .collect(Collectors.groupingBy(TapeDay::day, TreeMap::new, Collectors.toList()));
    // The exchange has to know what became of an offer by the time an order arrives; the engine is
    // told nothing of that. One day ahead is more than any order takes.
    var ahead = new TapePlayer(market, WithoutUs.told(deeds, fates));
    var played = new TapePlayer(market, WithoutUs.told(deeds, this::tell));
    List<Loss> losses = new ArrayList<>();
    byDate.values().stream().findFirst().ifPresent(ahead::play);
    for (LocalDate date : byDate.keySet()) {
      Optional.ofNullable(byDate.higherEntry(date)).ifPresent(next -> ahead.play(next.getValue()));
      if (date.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(end)) {
        losses.addAll(played.play(byDate.get(date)));
      } else {
        settleAtEnd();
      }
      fates.forgetBefore(findings.last().minus(Quote.OLDEST));
    }
    return findings.result(ledger, series.found(), losses, engine.limits());
  }

  private void tell(long event, Instant at, Told told) {
    if (at.isBefore(from)) {
      if (told instanceof Told.Fees(var schedule)) {
        before.put(schedule.game(), schedule);
      }
      return;
    }
    if (!at.isBefore(until)) {
      settleAtEnd();
      return;
    }
    boolean isFirst = opened.isEmpty();
    RecordedExchange exchange =
        opened.orElseGet(() -> new RecordedExchange(setup, fates, series, at));
    opened = Optional.of(exchange);
    carryOut(exchange, at);
    if (!(told instanceof Told.Series) && orders.isEmpty() && isAccountDue(at)) {
      readAccount(exchange, at);
    }
    if (isFirst) {
      before.values().forEach(schedule -> charge(exchange, schedule, at));
    }
    findings.told(at, told, ledger.books());
    switch (told) {
      case Told.Fees(var schedule) -> charge(exchange, schedule, at);
      case Told.Quotes(var quotes) -> take(at, new Event.QuotesObserved(quotes));
      case Told.Looked(Snapshot snapshot) -> look(exchange, snapshot, at);
      case Told.Reviewed(var snapshots) ->
          snapshots.forEach(snapshot -> look(exchange, snapshot, at));
      case Told.Series(var points) -> follow(exchange, points, at);
      case Told.Unread _, Told.Opened _, Told.Missed _ -> {}
    }
  }

  /// Points of series: first what they do to orders of ours, then what the account shows, then what
  /// they say of the market.
  private void follow(RecordedExchange exchange, List<SeriesPoint> points, Instant at) {
    points.stream()
        .map(point -> point.title().game())
        .distinct()
        .filter(game -> setup.games().contains(game) && !charged.contains(game))
        .forEach(game -> observe(exchange, setup.series().fees(game, at), at));
    List<SeriesMarket.Fresh> fresh = points.stream().map(point -> series.tell(point, at)).toList();
    fresh.forEach(each -> answer(exchange.meet(each, at), at));
    answer(exchange.overdue(at), at);
    if (orders.isEmpty()) {
      readAccount(exchange, at);
    }
    List<Quote> quotes = fresh.stream().flatMap(each -> each.value().stream()).toList();
    if (!quotes.isEmpty()) {
      take(at, new Event.QuotesObserved(quotes));
    }
    fresh.stream()
        .flatMap(each -> each.look().stream())
        .forEach(look -> {
          shown.put(look.title(), look);
          take(at, new Event.TitleObserved(look));
        });
  }

  private void charge(RecordedExchange exchange, FeeSchedule schedule, Instant at) {
    charged.add(schedule.game());
    observe(exchange, schedule, at);
  }

  private void observe(RecordedExchange exchange, FeeSchedule schedule, Instant at) {
    exchange.charge(schedule);
    take(at, new Event.FeesObserved(schedule));
  }

  private void look(RecordedExchange exchange, Snapshot snapshot, Instant at) {
    Snapshot ours = exchange.show(snapshot, at);
    shown.put(snapshot.title(), ours);
    take(at, new Event.TitleObserved(ours));
  }

  /// The tape goes on, though nothing more of it is heard: what was on its way arrives.
  private void settleAtEnd() {
    opened.ifPresent(exchange -> carryOut(exchange, until.minusNanos(1)));
  }

  /// Everything that is due before `now`, in its order.
  private void carryOut(RecordedExchange exchange, Instant now) {
    while (true) {
      Optional<Instant> arrival = Optional.ofNullable(orders.peekFirst()).map(Order::arrival);
      Optional<Instant> listing = listingAt.filter(_ -> orders.isEmpty());
      if (arrival.filter(at -> !at.isAfter(now)).isPresent()) {
        arrive(exchange, orders.removeFirst());
      } else if (listing.filter(at -> !at.isAfter(now)).isPresent()) {
        // An order that was on its way when it was due came first.
        Instant due = listing.orElseThrow();
        list(exchange, due.isBefore(engine.now()) ? engine.now() : due);
      } else {
        break;
      }
    }
  }

  private boolean isAccountDue(Instant now) {
    return accountReadAt.filter(at -> at.plus(ACCOUNT_REFRESH).isAfter(now)).isEmpty();
  }

  private void readAccount(RecordedExchange exchange, Instant now) {
    accountReadAt = Optional.of(now);
    take(now, new Event.AccountObserved(exchange.read(setup.games(), engine.relevantSince(), now)));
  }

  /// Sees that a purchase arrived and lists it, by the look that led to it.
  private void list(RecordedExchange exchange, Instant at) {
    listingAt = Optional.empty();
    readAccount(exchange, at);
    engine
        .lotsDue()
        .forEach(look -> {
          Snapshot last = shown.get(look.title());
          if (last != null && !last.asOf().plus(Quote.OLDEST).isBefore(at)) {
            take(at, new Event.TitleObserved(exchange.left(last)));
          }
        });
  }

  private void arrive(RecordedExchange exchange, Order order) {
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

  private void answer(List<Event.Answer> answers, Instant at) {
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

  private void take(Instant at, Event event) {
    Step step = engine.step(at, event);
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
