package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.FaultyVenue;
import io.floatwise.testkit.sim.SimFeed;
import io.floatwise.testkit.sim.SimVenue;
import io.floatwise.testkit.sim.TinyMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole bot over a simulated exchange, killed between any two journal writes while the network
/// loses, delays and doubles what it carries.
class CrashTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");
  private static final Duration ROUND = Duration.ofHours(1);
  private static final int ROUNDS = 48;

  /// The process died.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Dies right before or right after a chosen append, like a process that is killed.
  private static final class MortalJournal implements Journal {

    private final Journal journal;
    private final Random random;
    private final int killOneIn;

    MortalJournal(Journal journal, Random random, int killOneIn) {
      this.journal = journal;
      this.random = random;
      this.killOneIn = killOneIn;
    }

    @Override
    public void append(List<Entry> entries) {
      boolean dies = killOneIn > 0 && random.nextInt(killOneIn) == 0;
      if (dies && random.nextBoolean()) {
        throw new Killed();
      }
      journal.append(entries);
      if (dies) {
        throw new Killed();
      }
    }

    @Override
    public void replay(Consumer<Entry> reader) {
      journal.replay(reader);
    }

    @Override
    public String hash() {
      return journal.hash();
    }
  }

  private static final class World {
    final SimExchange exchange;
    final FaultyVenue venue;
    final MemoryJournal journal = new MemoryJournal();
    final Random random;
    int deaths;

    World(long seed, int faultPercent) {
      random = new Random(seed);
      exchange =
          new SimExchange(
              SimRules.DEFAULT,
              (game, time) ->
                  new FeeSchedule(game, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
              seed,
              START);
      for (int i = 0; i < 3; i++) {
        exchange.open(
            new Title(Game.CS2, "Case " + i), new TinyMarket(seed * 31 + i, 400 + 300L * i));
      }
      exchange.openAccount(ACCOUNT, Money.usd(1000_00));
      exchange.advanceTo(START.plus(Duration.ofDays(2)));
      venue = new FaultyVenue(new SimVenue(exchange, ACCOUNT), random, faultPercent);
    }

    Trader start(int killOneIn) {
      var trader =
          new Trader(
              new Engine("test", Limits.DEFAULT, Strategies.USUAL),
              new MortalJournal(journal, random, killOneIn),
              new Executor(venue),
              new SimFeed(exchange),
              List.of(Game.CS2),
              Ports.HOURLY_CALLS,
              _ -> {});
      trader.restore();
      return trader;
    }

    /// Trades for `rounds`, dying and starting again whenever the journal says so.
    void trade(int rounds, int killOneIn) {
      Trader trader = start(killOneIn);
      for (int i = 0; i < rounds; i++) {
        try {
          trader.round(exchange.now());
        } catch (Killed _) {
          deaths++;
          trader = start(killOneIn);
        }
        exchange.advanceTo(exchange.now().plus(ROUND));
        venue.passTime();
      }
    }

    Statement settle() {
      venue.calm();
      Trader trader = start(0);
      for (int i = 0; i < 3; i++) {
        trader.round(exchange.now());
      }
      return Statement.of(trader.engine().portfolio());
    }

    Map<String, String> ledger() {
      return exchange.ledger(ACCOUNT).stream()
          .collect(Collectors.toMap(LedgerRow::name, LedgerRow::value));
    }
  }

  @Test
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Trader.class})
  void endsWithEqualLedgersWhereverItIsKilledAndWhateverTheNetworkDoes() {
    endsWithEqualLedgers(300);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "T5.9",
      breaks = {Reconciler.class, Trader.class},
      form = Proves.Form.LONG)
  void endsWithEqualLedgersInThousandsOfLives() {
    endsWithEqualLedgers(3_000);
  }

  private static void endsWithEqualLedgers(int seeds) {
    int deaths = 0;
    long sales = 0;
    long unknown = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      var world = new World(seed, 25);
      world.trade(ROUNDS, 8);
      Statement books = world.settle();
      assertThat(books.differences(world.ledger())).as("seed %d", seed).isEmpty();
      assertThat(world.venue.submissions().values())
          .as("seed %d: submissions of each intent", seed)
          .allMatch(times -> times == 1);
      deaths += world.deaths;
      sales += books.lines().keySet().stream().filter(name -> name.startsWith("sale.")).count();
      unknown += world.venue.submissions().size();
    }
    assertThat(deaths).as("the test must kill often").isGreaterThan(seeds);
    assertThat(sales).as("the test must trade").isGreaterThan(seeds);
    System.out.printf(
        "CrashTest: %d seeds, %d kills, %d submissions, %d sales, ledgers equal%n",
        seeds, deaths, unknown, sales);
  }

  @Test
  void givesTheSameJournalForTheSameMarket() {
    var first = new World(42, 0);
    first.trade(ROUNDS, 0);
    var second = new World(42, 0);
    second.trade(ROUNDS, 0);
    assertThat(second.journal.hash()).isEqualTo(first.journal.hash());
    assertThat(first.exchange.closedSales(ACCOUNT)).isNotEmpty();
  }
}
