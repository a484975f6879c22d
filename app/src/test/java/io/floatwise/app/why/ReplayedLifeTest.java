package io.floatwise.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Replay;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Lessons;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Look;
import io.floatwise.proving.Proves;
import io.floatwise.store.DataDirectory;
import io.floatwise.store.SqlJournal;
import io.floatwise.store.TraceBounds;
import io.floatwise.store.TraceReading;
import io.floatwise.store.TraceStore;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole lives on a simulated exchange, with faults and restarts: what is read back from the disk
/// gives every decision again.
class ReplayedLifeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");
  private static final int SEEDS = 6;
  private static final int ROUNDS = 60;
  private static final int ROUNDS_A_LIFE = 20;

  @TempDir Path folder;


  private void live(long seed, Path data) throws InterruptedException {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (game, time) -> new FeeSchedule(game, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    for (int i = 0; i < 3; i++) {
      exchange.open(new Title(Game.CS2, "Case " + i), new TinyMarket(seed * 31 + i, 400 + 300L * i));
    }
    exchange.openAccount(ACCOUNT, Money.usd(60_00));
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    var venue = new FaultyVenue(new SimVenue(exchange, ACCOUNT), new Random(seed), 25);
    for (int round = 0; round < ROUNDS; round += ROUNDS_A_LIFE) {
      var directory = DataDirectory.open(data);
      try (var journal = SqlJournal.open(directory, "test");
          var store =
              TraceStore.open(
                  directory,
                  "test",
                  "1",
                  TraceBounds.USUAL,
                  complaint -> {
                    throw new AssertionError(complaint);
                  })) {
        var trader =
            new Trader(
                new Engine("test", Limits.DEFAULT, Strategies.ALL),
                journal,
                new Executor(venue),
                new SimFeed(exchange),
                List.of(Game.CS2),
                Ports.HOURLY_CALLS,
                _ -> {});
        trader.restore();
        trader.explainTo(store);
        for (int i = 0; i < ROUNDS_A_LIFE; i++) {
          trader.round(exchange.now());
          exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
          venue.passTime();
        }
        assertThat(store.settle(Duration.ofMinutes(1))).isTrue();
        assertThat(store.lost()).isZero();
      }
    }
  }

  private static List<Entry> journal(Path data) {
    var entries = new ArrayList<Entry>();
    try (var journal = SqlJournal.open(DataDirectory.open(data), "test")) {
      journal.replay(entries::add);
    }
    return entries;
  }

  @Test
  @Proves(
      value = "T5.8",
      breaks = {Replay.class, Look.class, Lessons.class})
  void everyDecisionOfALifeIsMadeAgainFromWhatIsKeptAndNothingLater() throws Exception {
    long skips = 0;
    long actions = 0;
    long again = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path data = folder.resolve("seed-" + seed);
      live(seed, data);
      List<Entry> entries = journal(data);
      List<Kept> kept;
      try (var reading = TraceReading.open(data, "test").orElseThrow()) {
        kept = reading.all();
      }
      var replay = new Replay(Strategies.ALL, kept.stream().map(Kept::trace).toList());
      entries.forEach(replay::apply);
      List<Replay.Result> results = replay.results();
      for (int i = 0; i < kept.size(); i++) {
        assertThat(results.get(i))
            .as("seed %d, %s", seed, kept.get(i))
            .isInstanceOf(Replay.Result.Same.class);
      }
      assertThat(kept.stream().filter(k -> !k.trace().isSkip()).map(k -> k.trace().judgedOn() + 1))
          .as("seed %d: every action has its trace", seed)
          .containsExactlyElementsOf(
              entries.stream()
                  .filter(e -> e.fact() instanceof Fact.SubmissionStarted)
                  .map(Entry::seq)
                  .toList());
      skips += kept.stream().filter(k -> k.trace().isSkip()).count();
      again += kept.stream().mapToLong(k -> k.times() - 1).sum();
      actions += kept.stream().filter(k -> !k.trace().isSkip()).count();
    }
    System.out.printf(
        "ReplayedLifeTest: %d seeds, %d actions and %d skips made again, %d more skips were the same%n",
        SEEDS, actions, skips, again);
    assertThat(actions).as("the test must trade").isGreaterThan(5L * SEEDS);
    assertThat(skips).as("the test must skip").isGreaterThan(20L * SEEDS);
    assertThat(again).as("skips must repeat").isPositive();
  }
}
