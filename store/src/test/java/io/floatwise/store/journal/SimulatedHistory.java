package io.floatwise.store.journal;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.schedule.Schedule;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.testkit.sim.SimVenue;
import io.floatwise.testkit.sim.TinyMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What the bot's own strategies write down on a simulated exchange where now and then a sale is
/// rolled back.
final class SimulatedHistory {

  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");

  private final SimExchange exchange;
  private final Executor executor;
  private final Engine engine = new Engine("simulated", Limits.DEFAULT, Strategies.USUAL);
  private final List<Entry> journal = new ArrayList<>();

  private SimulatedHistory(long seed) {
    exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, at) -> new FeeSchedule(game, Rate.ofPercent(7), Money.usd(1), Map.of(), at),
            seed,
            START);
    exchange.open(TITLE, new TinyMarket(seed, 1_000));
    exchange.openAccount(ACCOUNT, Money.usd(300_00));
    executor = new Executor(new SimVenue(exchange, ACCOUNT));
  }

  static List<Entry> of(long seed, int hours) {
    var history = new SimulatedHistory(seed);
    var random = new Random(seed);
    for (int hour = 0; hour < hours; hour++) {
      history.exchange.advanceTo(history.exchange.now().plus(Duration.ofHours(1)));
      var sales = history.exchange.closedSales(ACCOUNT);
      if (!sales.isEmpty() && random.nextInt(60) == 0) {
        history.exchange.revert(sales.get(random.nextInt(sales.size())).offer());
      }
      history.round();
    }
    return List.copyOf(history.journal);
  }

  private void round() {
    Reading<Account> reading = executor.observe(List.of(Game.CS2), engine.relevantSince());
    switch (reading) {
      case Reading.Read<Account>(Account account) -> take(new Event.AccountObserved(account));
      case Reading.Unread<Account> unread -> throw new AssertionError(unread);
    }
    take(new Event.FeesObserved(exchange.fees(Game.CS2)));
    var quote = exchange.quote(TITLE).orElseThrow();
    take(new Event.QuotesObserved(List.of(quote)));
    for (Look look : engine.wanted(Schedule.DEAREST_LOOK)) {
      take(
          new Event.TitleObserved(
              new Snapshot(
                  look.title(),
                  quote,
                  exchange.offers(look.title()),
                  exchange.sales(look.title(), 200),
                  exchange.now())));
    }
  }

  private void take(Event event) {
    Step step = engine.step(exchange.now(), event);
    journal.addAll(step.entries());
    for (Approved approved : step.submissions()) {
      take(new Event.OutcomeArrived(approved.id(), executor.submit(approved)));
    }
  }
}
