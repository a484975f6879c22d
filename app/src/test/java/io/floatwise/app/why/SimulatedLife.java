package io.floatwise.app.why;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trace.Traces;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.trace.TraceBounds;
import io.floatwise.store.trace.TraceStore;
import io.floatwise.testkit.sim.FaultyVenue;
import io.floatwise.testkit.sim.SimFeed;
import io.floatwise.testkit.sim.SimVenue;
import io.floatwise.testkit.sim.TinyMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A bot of little money on a simulated exchange with a bad network, that ends and starts again
/// several times, and everything it decided, as it was in memory.
final class SimulatedLife implements Traces {

  static final String ACCOUNT = "test";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccountId TRADER = new AccountId("trader");

  private final List<Trace> decided = new ArrayList<>();
  private final Path data;
  private final SimExchange exchange;
  private final FaultyVenue venue;

  SimulatedLife(long seed, Path data) {
    this.data = data;
    exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, time) -> new FeeSchedule(game, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    // Enough titles of like prices that they teach something of each other.
    for (int i = 0; i < 5; i++) {
      var flow = new TinyMarket(seed * 31 + i, 550 + 130L * i);
      exchange.open(new Title(Game.CS2, "Case " + i), flow);
    }
    exchange.openAccount(TRADER, Money.usd(60_00));
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    venue = new FaultyVenue(new SimVenue(exchange, TRADER), new Random(seed), 25);
  }

  /// Lives `lives` times for `rounds` hours.
  void live(int lives, int rounds) throws InterruptedException {
    for (int life = 0; life < lives; life++) {
      var directory = DataDirectory.open(data);
      try (var journal = SqlJournal.open(directory, ACCOUNT);
          var store =
              TraceStore.open(directory, ACCOUNT, "1", TraceBounds.USUAL, SimulatedLife::fail)) {
        Trader trader = start(journal, store);
        for (int i = 0; i < rounds; i++) {
          trader.round(exchange.now());
          exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
          venue.passTime();
          if (!store.settle(Duration.ofMinutes(1)) || store.lost() > 0) {
            throw new AssertionError("traces were lost");
          }
        }
      }
    }
  }

  private Trader start(SqlJournal journal, TraceStore store) {
    var trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            journal,
            new Executor(venue),
            new SimFeed(exchange),
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            _ -> {});
    trader.restore();
    trader.explainTo(store);
    trader.explainTo(this);
    return trader;
  }

  /// Everything decided, oldest first.
  List<Trace> decided() {
    return List.copyOf(decided);
  }

  List<Entry> journal() {
    var entries = new ArrayList<Entry>();
    try (var journal = SqlJournal.open(DataDirectory.open(data), ACCOUNT)) {
      journal.replay(entries::add);
    }
    return entries;
  }

  @Override
  public void keep(List<Trace> traces) {
    decided.addAll(traces);
  }

  @Override
  public void sold(Title title, List<Sale> sales, Instant at) {
    // What was sold is read back from the disk.
  }

  private static void fail(String complaint) {
    throw new AssertionError(complaint);
  }
}
