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
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.prepared.PreparedWriter;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.proving.Proves;
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
  @Proves(value = "P4.6.5", breaks = PreparedBacktest.class)
  void aPreparedMarketIsTradedAsItsTapeIs() throws IOException {
    Path tape = tape();
    Instant second = WatchedMarket.START.plus(Duration.ofHours(30));
    Instant seventh = WatchedMarket.START.plus(Duration.ofDays(7));

    compare(tape, setup(Limits.DEFAULT, 1), Instant.MIN, Instant.MAX);
    compare(tape, setup(Limits.DEFAULT, 1), second, seventh);
    compare(tape, setup(Limits.DEFAULT.with(Limit.PER_TRADE, Money.usd(500)), 0), second, seventh);
  }

  /// What is passed over may not hide that time goes by: pauses begin and end, orders are long on
  /// their way, requests for approval run out.
  @Test
  @Proves(value = "P4.6.5", breaks = PreparedBacktest.class)
  void pausesApprovalsAndLongWaysComeToTheSame() throws IOException {
    Path tape = tape();
    Instant fifth = WatchedMarket.START.plus(Duration.ofDays(5));
    Limits nervous = Limits.DEFAULT.with(Limit.ERRORS_TO_PAUSE, 1);
    Limits careful = Limits.DEFAULT.with(Limit.APPROVAL_SHARE, Rate.ofBasisPoints(50));

    List<Entry> paused = compare(tape, setup(nervous, 60), Instant.MIN, Instant.MAX);
    List<Entry> asked = compare(tape, setup(careful, 30), WatchedMarket.START, fifth);

    assertThat(paused).anyMatch(entry -> entry.fact() instanceof Fact.ActivitiesResumed);
    assertThat(asked).anyMatch(entry -> entry.fact() instanceof Fact.ApprovalEnded);
  }

  /// Without targets offers are paid with proceeds that are still protected; they end all the same.
  @Test
  @Proves(value = "P4.6.5", breaks = PreparedBacktest.class)
  void spentProceedsSettleAtTheSameMoment() throws IOException {
    Setup usual = setup(Limits.DEFAULT, 1);
    Setup offersOnly =
        new Setup(
            usual.limits(),
            List.of(new Selling(), new ValueFlip()),
            usual.games(),
            Money.usd(60_00),
            usual.latency());

    List<Entry> entries = compare(tape(), offersOnly, Instant.MIN, Instant.MAX);

    assertThat(entries).anyMatch(entry -> entry.fact() instanceof Fact.SaleSettled);
  }

  private Path tape() throws IOException {
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
    return root;
  }

  private static Setup setup(Limits limits, int latency) {
    return new Setup(
        StartLimits.of(limits),
        Strategies.USUAL,
        Set.of(Game.CS2),
        Money.usd(1000_00),
        Duration.ofSeconds(latency));
  }

  private static List<Entry> compare(Path root, Setup setup, Instant from, Instant until) {
    try (var reading = TapeReading.open(root)) {
      List<Entry> slow = new ArrayList<>();
      BacktestResult one =
          new Backtest(setup, reading, slow::addAll).run(reading.days(), from, until);
      var memory = new Memory();
      byte[] index =
          new Preparation(
                  setup.games(),
                  setup.strategies(),
                  reading,
                  OwnDeeds.NONE,
                  new PreparedWriter(memory))
              .run(reading.days(), from, until)
              .orElseThrow();
      List<Entry> fast = new ArrayList<>();
      BacktestResult other =
          new PreparedBacktest(setup, new PreparedMarket(index, memory), fast::addAll)
              .run(until)
              .orElseThrow();

      assertThat(fast).isEqualTo(slow);
      assertThat(slow).hasSizeGreaterThan(100);
      assertThat(other.refusals()).isEqualTo(one.refusals());
      assertThat(other.answers()).isEqualTo(one.answers());
      assertThat(other.equity()).isEqualTo(one.equity());
      assertThat(other.told()).isEqualTo(one.told());
      assertThat(other.looks()).isEqualTo(one.looks());
      assertThat(other.span()).isEqualTo(one.span());
      return slow;
    }
  }
}
