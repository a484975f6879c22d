package io.floatwise.optimiser;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A made-up backtest whose profit is highest at `peakX`, `peakY` and falls with the distance. Each
/// day buys one thing in the morning and sells it in the evening.
public final class Hill implements Experiment {

  public static final Window YEAR =
      new Window(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));

  /// This x throws.
  public static final long THROWS = 96;

  /// This x never returns.
  public static final long HANGS = 97;

  /// This x is refused.
  public static final long INVALID = 98;

  /// Money at the beginning, in cents.
  public static final long START = 100_000;

  private final long peakX;
  private final long peakY;
  private final long best;
  private final int noise;
  private final int lanes;
  private final Duration lock;

  /// Released so that what hangs can end after the test.
  public final CountDownLatch end = new CountDownLatch(1);

  /// How many threads hang.
  public final AtomicInteger hanging = new AtomicInteger();

  /// How often the experiment was asked.
  public final AtomicInteger calls = new AtomicInteger();

  /// @param best cents a day at the peak
  /// @param noise standard deviation of a day in cents
  public Hill(long peakX, long peakY, long best, int noise, int lanes, Duration lock) {
    this.peakX = peakX;
    this.peakY = peakY;
    this.best = best;
    this.noise = noise;
    this.lanes = lanes;
    this.lock = lock;
  }

  public static Hill usual() {
    return new Hill(40, 60, 200, 300, 1, Duration.ZERO);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("x", "first", 0, 99, 50), new Parameter("y", "second", 0, 99, 50));
  }

  @Override
  public Window span() {
    return YEAR;
  }

  @Override
  public Duration lock() {
    return lock;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void check(ParameterSet set) {
    if (set.get("x") == INVALID) {
      throw new InputException("x: expected anything but 98");
    }
  }

  @Override
  public List<Trial> run(List<ParameterSet> sets, Window window) {
    calls.incrementAndGet();
    return sets.stream().map(set -> trial(set, window)).toList();
  }

  private Trial trial(ParameterSet set, Window window) {
    long x = set.get("x");
    if (x == THROWS) {
      throw new ArithmeticException("divided by nothing");
    }
    if (x == HANGS) {
      hang();
    }
    long dx = x - peakX;
    long dy = set.get("y") - peakY;
    long drift = best - (dx * dx + dy * dy) / 10;
    List<ClosedTrade> trades = new ArrayList<>();
    int days = (int) window.length().toDays();
    long[] numbers = new long[days];
    long[] cents = new long[days];
    long equity = START;
    for (int i = 0; i < days; i++) {
      Instant day = window.from().plus(i, ChronoUnit.DAYS);
      numbers[i] = day.getEpochSecond() / 86_400;
      var random = new Random(numbers[i] * 10_007 + x * 101 + set.get("y"));
      random.nextDouble();
      long profit = drift + Math.round(random.nextGaussian() * noise);
      equity += profit;
      cents[i] = equity;
      trades.add(
          new ClosedTrade(
              "thing",
              day.plus(6, ChronoUnit.HOURS),
              day.plus(18, ChronoUnit.HOURS),
              1_000,
              profit));
    }
    return new Trial(EquityCurve.of(START, numbers, cents), trades, List.of());
  }

  /// Ignores that it is interrupted, as a busy loop would.
  private void hang() {
    hanging.incrementAndGet();
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException e) {
        // A strategy that never returns does not listen either.
      }
    }
  }

  @Override
  public Optional<OtherEntries> otherEntries() {
    return Optional.of((like, entry) -> OptionalLong.of(entry.getEpochSecond() % 601 - 300));
  }

  @Override
  public List<String> caveats() {
    return List.of();
  }
}
