package io.floatwise.bench.benefit;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.testkit.sim.SimVenue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Somebody who buys whatever is eligible: in the same market, with the same engine, the same
/// limits, the same selling, and one purchase whenever the bot made one. Only the choice is left to
/// chance. A purchase that the limits do not allow yet is made up for later.
final class RandomRun {

  /// Titles that are looked at in a round before it gives up until the next one.
  private static final int MOST_LOOKS = 12;

  private final SimExchange exchange;
  private final Seen feed;
  private final Executor executor;
  private final Engine engine;
  private final Random random;
  private final Instant end;
  private final Deque<Instant> due;
  private final List<Entry> entries = new ArrayList<>();
  private int wanted;
  private long reads;

  private RandomRun(Scene scene, Life bot, long seed) {
    exchange = scene.open();
    end = scene.end(exchange.now());
    feed = new Seen(exchange);
    executor = new Executor(new SimVenue(exchange, Scene.ACCOUNT));
    random = new Random(seed);
    due = new ArrayDeque<>(bot.acquisitions());
    engine =
        new Engine("bench", scene.limits(), List.of(new Selling(), new AnyOffer(() -> wanted > 0)));
  }

  /// @param bot whose purchases and fills set the pace
  /// @param seed of the choice
  static Life live(Scene scene, Life bot, long seed) {
    var run = new RandomRun(scene, bot, seed);
    run.trade();
    return run.life();
  }

  private void trade() {
    for (Instant now = exchange.now(); !now.isAfter(end); now = now.plus(Scene.PERIOD)) {
      exchange.advanceTo(now);
      round(now);
      exchange.advanceTo(now.plus(Scene.LIST_AFTER));
      observe();
      engine.lotsDue().forEach(look -> look(look.title()));
    }
  }

  private void round(Instant now) {
    observe();
    take(new Event.FeesObserved(read(feed.fees(Game.CS2))));
    List<Quote> quotes = read(feed.quotes(Game.CS2));
    take(new Event.QuotesObserved(quotes));
    engine.lotsDue().forEach(look -> look(look.title()));
    while (!due.isEmpty() && !due.getFirst().isAfter(now)) {
      due.removeFirst();
      wanted++;
    }
    List<Title> choice = new ArrayList<>();
    for (Quote quote : quotes) {
      if (quote.bestOffer().flatMap(Level::of).isPresent()) {
        choice.add(quote.title());
      }
    }
    Collections.shuffle(choice, random);
    for (Title title : choice.subList(0, Math.min(MOST_LOOKS, choice.size()))) {
      if (wanted == 0) {
        return;
      }
      look(title);
    }
  }

  private void observe() {
    take(
        new Event.AccountObserved(
            read(executor.observe(List.of(Game.CS2), engine.relevantSince()))));
  }

  private void look(Title title) {
    reads++;
    var snapshot =
        new Snapshot(
            title,
            exchange.quote(title).orElseThrow(),
            read(feed.offers(title, Valuation.OFFERS_LIMIT)),
            read(feed.sales(title, Valuation.SALES_LIMIT)),
            exchange.now());
    take(new Event.TitleObserved(snapshot));
  }

  private void take(Event event) {
    Step step = engine.step(exchange.now(), event);
    entries.addAll(step.entries());
    for (Approved approved : step.submissions()) {
      Outcome outcome = executor.submit(approved);
      boolean bought =
          approved.intent() instanceof Intent.BuyOffer
              && outcome instanceof Outcome.Accepted(Effect effect)
              && effect instanceof Effect.Bought;
      wanted -= bought ? 1 : 0;
      take(new Event.OutcomeArrived(approved.id(), outcome));
    }
  }

  private Life life() {
    var books = engine.portfolio();
    return new Life(
        Worth.of(books, exchange),
        books,
        entries,
        BotRun.purchases(entries),
        BotRun.fills(entries),
        Statement.of(books).differences(BotRun.ledger(exchange)),
        reads,
        feed);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unread<T>(var failure) -> throw new IllegalStateException(failure.detail());
    };
  }
}
