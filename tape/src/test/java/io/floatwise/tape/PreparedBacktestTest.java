package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.backtest.Backtest;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.backtest.Preparation;
import io.floatwise.core.backtest.PreparedBacktest;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.prepared.PreparedWriter;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A prepared market is traded as the tape it was made of, entry by entry.
class PreparedBacktestTest {

  @TempDir Path temp;

  private static final class Memory implements PreparedWriter.Sink, PreparedMarket.Source {
    private final List<byte[]> blocks = new ArrayList<>();

    @Override
    public long add(byte[] bytes) {
      blocks.add(bytes);
      return blocks.size() - 1L;
    }

    @Override
    public byte[] block(long place) {
      return blocks.get((int) place);
    }
  }

  @Test
  void thePreparedMarketGivesTheSameEntries() throws IOException {
    Path root = temp.resolve("tape");
    try (var store = TapeStore.open(root)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      List<TapeStore.Batch> batches = new ArrayList<>();
      new WatchedMarket(3, Rate.ofPercent(5))
          .watch(
              Duration.ofDays(12),
              (now, told) -> {
                Coded.Rows rows = TapeRoundTripTest.rows(coder.code(now, told));
                batches.add(new TapeStore.Batch(rows.at(), rows.rows()));
              });
      store.append(batches);
      store.rotate();
    }
    for (Limits limits :
        List.of(
            Limits.DEFAULT,
            Limits.DEFAULT.with(Limit.PER_TRADE, Money.usd(500)),
            Limits.DEFAULT.with(Limit.PER_TRADE, Money.usd(2000)))) {
      compare(root, limits, Instant.MIN, Instant.MAX);
      compare(
          root,
          limits,
          WatchedMarket.START.plus(Duration.ofHours(30)),
          WatchedMarket.START.plus(Duration.ofDays(7)));
    }
  }

  private static void compare(Path root, Limits limits, Instant from, Instant until) {
    Setup setup =
        new Setup(
            StartLimits.of(limits),
            Strategies.USUAL,
            Set.of(Game.CS2),
            Money.usd(1000_00),
            Duration.ofSeconds(1));
    try (var reading = TapeReading.open(root)) {
      List<Entry> slow = new ArrayList<>();
      long a = System.nanoTime();
      BacktestResult one =
          new Backtest(setup, reading, slow::addAll).run(reading.days(), from, until);
      long b = System.nanoTime();
      var memory = new Memory();
      byte[] index =
          new Preparation(
                  Set.of(Game.CS2),
                  Strategies.USUAL,
                  reading,
                  OwnDeeds.NONE,
                  new PreparedWriter(memory))
              .run(reading.days(), from, until)
              .orElseThrow();
      long c = System.nanoTime();
      List<Entry> fast = new ArrayList<>();
      var other =
          new PreparedBacktest(setup, new PreparedMarket(index, memory), fast::addAll).run(until);
      long d = System.nanoTime();
      System.out.printf(
          "slow %d ms, preparing %d ms, fast %d ms; %d entries, index %d, blocks %d, present %s%n",
          (b - a) / 1_000_000, (c - b) / 1_000_000, (d - c) / 1_000_000, slow.size(), index.length,
          memory.blocks.stream().mapToLong(x -> x.length).sum(), other.isPresent());
      for (int i = 0; i < Math.min(slow.size(), fast.size()); i++) {
        assertThat(fast.get(i)).isEqualTo(slow.get(i));
      }
      assertThat(fast).hasSameSizeAs(slow);
      BacktestResult two = other.orElseThrow();
      assertThat(two.refusals()).isEqualTo(one.refusals());
      assertThat(two.answers()).isEqualTo(one.answers());
      assertThat(two.equity()).isEqualTo(one.equity());
      assertThat(two.told()).isEqualTo(one.told());
      assertThat(two.looks()).isEqualTo(one.looks());
      assertThat(two.span()).isEqualTo(one.span());
    }
  }
}
