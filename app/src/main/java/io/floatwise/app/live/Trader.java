package io.floatwise.app.live;

import io.floatwise.core.engine.Attention;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.DecisionLog;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the engine of one account over its ports, one round at a time: read the account, the quotes
/// and the titles worth a look; journal what the engine says; submit what risk let pass; tell the
/// engine the answers. No thread and no clock of its own; not thread-safe.
public final class Trader {

  private static final Duration FEE_REFRESH = Duration.ofHours(12);
  private static final int FIRST_EXPLORATION = 12;
  private static final int EXPLORATION = 2;

  private final Engine engine;
  private final Journal journal;
  private final Executor executor;
  private final MarketFeed feed;
  private final List<Game> games;
  private final DecisionLog decisions = new DecisionLog();
  private final Refusals refusals = new Refusals();
  private final Map<Game, Instant> feesReadAt = new EnumMap<>(Game.class);
  private final Map<Title, Quote> quotes = new HashMap<>();
  private final Map<Title, SalesReading> sales = new HashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final Consumer<Entry> audience;
  private volatile boolean stopped;
  private boolean explored;
  private boolean bought;

  private record SalesReading(List<Sale> sales, Instant at) {}

  /// @param games whose items are traded
  /// @param audience is told every entry after it is durable; must return at once
  public Trader(
      Engine engine,
      Journal journal,
      Executor executor,
      MarketFeed feed,
      List<Game> games,
      Consumer<Entry> audience) {
    this.engine = engine;
    this.journal = journal;
    this.executor = executor;
    this.feed = feed;
    this.games = List.copyOf(games);
    this.audience = audience;
  }

  /// Rebuilds everything from the journal; call it once, first.
  ///
  /// @throws io.floatwise.core.journal.JournalException if the journal cannot be trusted
  public void restore() {
    journal.replay(entry -> {
      engine.restore(entry);
      decisions.apply(entry);
    });
  }

  /// One round at market time `now`.
  ///
  /// @return what could not be read; empty if the round was complete
  public List<Failure> round(Instant now) {
    failures.clear();
    bought = false;
    if (!observeAccount(now)) {
      return List.copyOf(failures);
    }
    for (Game game : games) {
      observeFees(game, now);
      observeQuotes(game, now);
    }
    boolean quoted = !quotes.isEmpty();
    look(engine.wanted(explored ? EXPLORATION : FIRST_EXPLORATION), now);
    explored = explored || quoted;
    return List.copyOf(failures);
  }

  /// Only what a purchase asks for next, at market time `now`: sees that it arrived and lists it.
  ///
  /// @return what could not be read; empty if nothing was missed
  public List<Failure> listPurchases(Instant now) {
    failures.clear();
    bought = false;
    if (observeAccount(now)) {
      look(engine.lotsDue(), now);
    }
    return List.copyOf(failures);
  }

  /// Lets a running round end after the title it is looking at; may be called from any thread.
  public void stop() {
    stopped = true;
  }

  /// Hands a command of a person to the engine.
  public void obey(Command command, String by, Instant now) {
    take(now, new Event.CommandGiven(command, by));
  }

  /// Whether the last round bought something, which should be listed soon.
  public boolean hasBought() {
    return bought;
  }

  public Engine engine() {
    return engine;
  }

  public DecisionLog decisions() {
    return decisions;
  }

  /// What was looked at and why it was left alone, since the start of the process.
  public Refusals refusals() {
    return refusals;
  }

  private boolean observeAccount(Instant now) {
    return read(executor.observe(games, engine.relevantSince()))
        .map(account -> {
          take(now, new Event.AccountObserved(account));
          return true;
        })
        .orElse(false);
  }

  private void observeFees(Game game, Instant now) {
    Instant last = feesReadAt.get(game);
    if (last != null && Duration.between(last, now).compareTo(FEE_REFRESH) < 0) {
      return;
    }
    Optional<FeeSchedule> fees = read(feed.fees(game));
    if (fees.isPresent()) {
      feesReadAt.put(game, now);
      take(now, new Event.FeesObserved(fees.get()));
    }
  }

  private void observeQuotes(Game game, Instant now) {
    Optional<List<Quote>> fresh = read(feed.quotes(game));
    if (fresh.isPresent()) {
      quotes.keySet().removeIf(title -> title.game() == game);
      fresh.get().forEach(quote -> quotes.put(quote.title(), quote));
      refusals.see(fresh.get());
      take(now, new Event.QuotesObserved(List.copyOf(quotes.values())));
    }
  }

  private void look(List<Attention.Look> looks, Instant now) {
    for (Attention.Look look : looks) {
      if (stopped) {
        return;
      }
      look(look, now);
    }
  }

  private void look(Attention.Look look, Instant now) {
    Title title = look.title();
    Optional<List<Sale>> history = sales(look, now);
    Optional<List<Offer>> offers = read(feed.offers(title, Valuation.OFFERS_LIMIT));
    Optional<List<TargetStep>> targets = read(feed.targets(title));
    Quote quote = quotes.get(title);
    if (quote != null && history.isPresent() && offers.isPresent() && targets.isPresent()) {
      refusals.look();
      var snapshot =
          new Snapshot(title, quote, offers.get(), history.get(), targets, quote.asOf());
      take(now, new Event.TitleObserved(snapshot));
    }
  }

  private Optional<List<Sale>> sales(Attention.Look look, Instant now) {
    SalesReading kept = sales.get(look.title());
    if (kept != null && Duration.between(kept.at(), now).compareTo(look.salesAge()) <= 0) {
      return Optional.of(kept.sales());
    }
    Optional<List<Sale>> fresh = read(feed.sales(look.title(), Valuation.SALES_LIMIT));
    fresh.ifPresent(list -> sales.put(look.title(), new SalesReading(list, now)));
    return fresh;
  }

  /// One event through the engine: journal first, then the venue, then the answers.
  private void take(Instant now, Event event) {
    Step step = engine.step(now, event);
    record(step);
    for (Approved approved : step.submissions()) {
      Outcome outcome = executor.submit(approved);
      bought |= outcome instanceof Outcome.Accepted && isPurchase(approved);
      take(now, new Event.OutcomeArrived(approved.id(), outcome));
    }
  }

  private void record(Step step) {
    if (!step.entries().isEmpty()) {
      journal.append(step.entries());
    }
    for (Entry entry : step.entries()) {
      decisions.apply(entry);
      audience.accept(entry);
      refusals.note(entry.fact());
    }
    step.skips().forEach(refusals::note);
  }

  private <T> Optional<T> read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> Optional.of(value);
      case Reading.Unread<T>(Failure failure) -> {
        failures.add(failure);
        yield Optional.empty();
      }
    };
  }

  private static boolean isPurchase(Approved approved) {
    return switch (approved.intent()) {
      case Intent.BuyOffer _ -> true;
      case Intent.ListLot _,
          Intent.Reprice _,
          Intent.Delist _,
          Intent.PlaceTarget _,
          Intent.CancelTarget _ ->
          false;
    };
  }
}
