package io.floatwise.bench.benefit;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.testkit.sim.SimVenue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The bot as it is shipped: the trader of the live loop, its engine, its limits and its
/// strategies, an hour between two rounds as in the demo, over an exchange in the same process.
final class BotRun {

  private final SimExchange exchange;
  private final EntryLog journal = new EntryLog();
  private final Seen seen;
  private final Trader trader;
  private final Instant end;

  private BotRun(Scene scene) {
    exchange = scene.open();
    seen = new Seen(exchange);
    end = scene.end(exchange.now());
    var engine = new Engine("bench", scene.limits(), Strategies.USUAL);
    var venue = new SimVenue(exchange, Scene.ACCOUNT);
    trader =
        new Trader(
            engine,
            journal,
            new Executor(venue),
            seen,
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            _ -> {});
  }

  static Life live(Scene scene) {
    var run = new BotRun(scene);
    run.trade();
    return run.life();
  }

  /// The same while its owner has paused selling, so that it holds whatever it may hold.
  static Life hoarding(Scene scene) {
    var run = new BotRun(scene);
    var pause = new Command.Pause(Set.of(Activity.SELL));
    run.trader.obey(pause, "owner", run.exchange.now());
    run.trade();
    return run.life();
  }

  private void trade() {
    for (Instant now = exchange.now(); !now.isAfter(end); now = now.plus(Scene.PERIOD)) {
      exchange.advanceTo(now);
      trader.round(now);
      if (trader.hasBought()) {
        exchange.advanceTo(now.plus(Scene.LIST_AFTER));
        trader.listPurchases(exchange.now());
      }
    }
  }

  private Life life() {
    var books = trader.engine().portfolio();
    return new Life(
        Worth.of(books, exchange),
        books,
        journal.entries(),
        purchases(journal.entries()),
        fills(journal.entries()),
        Statement.of(books).differences(ledger(exchange)),
        trader.refusals().looks(),
        seen);
  }

  static List<Instant> purchases(List<Entry> entries) {
    return entries.stream()
        .filter(e ->
            e.fact() instanceof Fact.OutcomeReceived(var _, Outcome.Accepted(Effect effect))
                && effect instanceof Effect.Bought)
        .map(Entry::at)
        .toList();
  }

  static List<Instant> fills(List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.fact() instanceof Fact.TargetFilled)
        .map(Entry::at)
        .toList();
  }

  static Map<String, String> ledger(SimExchange exchange) {
    return exchange.ledger(Scene.ACCOUNT).stream()
        .collect(Collectors.toMap(LedgerRow::name, LedgerRow::value));
  }
}
