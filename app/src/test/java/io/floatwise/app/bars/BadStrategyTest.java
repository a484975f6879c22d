package io.floatwise.app.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.report.Page;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.guard.Loss;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Backtests on bars with strategies that throw, overflow the stack or never return.
class BadStrategyTest {

  private static final int FINE = 0;
  private static final int THROWS = 1;
  private static final int RECURSES = 2;
  private static final int HANGS = 3;

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir Path temp;

  private final CountDownLatch end = new CountDownLatch(1);
  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void write() throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,price"));
    for (int day = 0; day < 300; day++) {
      lines.add("%s,%d".formatted(LocalDate.of(2025, 1, 1).plusDays(day), 5 + day % 7));
    }
    first = Files.write(temp.resolve("first.csv"), lines);
    second = Files.write(temp.resolve("second.csv"), lines.subList(0, 200));
  }

  @AfterEach
  void letGo() {
    end.countDown();
  }

  /// Buys every fifth bar, and behaves as its parameter says after the twentieth.
  private final class Moody implements SignalStrategy {
    @Override
    public String name() {
      return "moody";
    }

    @Override
    public String about() {
      return "Does what it is told.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("mood", "How it behaves.", 0, 3, 0),
          new Parameter("number", "Nothing.", 0, 999, 0));
    }

    @Override
    public void check(ParameterSet set) {}

    @Override
    public Signals over(List<ParameterSet> lanes) {
      return new Signals() {
        private int size;

        @Override
        public void read(Bars bars, int from, int to) {
          size = to - from;
        }

        @Override
        public void decide(int lane, SignalList into) {
          for (int bar = 0; bar < size; bar += 5) {
            if (bar > 20) {
              behave((int) lanes.get(lane).get("mood"));
            }
            into.buy(bar);
          }
        }
      };
    }

    private void behave(int mood) {
      switch (mood) {
        case THROWS -> throw new IllegalStateException("the moon is full");
        case RECURSES -> behave(mood);
        case HANGS -> hang();
        default -> {}
      }
    }

    /// As one that knows nothing of interruptions.
    private void hang() {
      while (end.getCount() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static LaneTerms terms() {
    return new LaneTerms(
        Money.usd(1_000_00),
        Rate.ofPercent(0),
        Rate.ofPercent(2),
        Rate.ofPercent(1),
        Rate.ofPercent(10),
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        true);
  }

  private BarsRun.Outcome run(List<Path> files, Duration deadline, int... moods) {
    var strategy = new Moody();
    List<ParameterSet> sets =
        IntStream.range(0, moods.length)
            .mapToObj(i -> strategy.set(Map.of("mood", (long) moods[i], "number", (long) i)))
            .toList();
    return new BarsRun(strategy, sets, terms()).run(files, new Guard(2, deadline));
  }

  private static List<BarSweep.Lane> lanes(BarsRun.Outcome outcome, int series) {
    return ((BarSweep.Outcome.Traded) outcome.series().get(series).outcome()).lanes();
  }

  private static int[] moods(int count, int bad, int mood) {
    int[] moods = new int[count];
    moods[bad] = mood;
    return moods;
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Guard.class)
  void oneThatThrowsAmongManyFailsAloneAndItIsSaid() {
    BarsRun.Outcome fine = run(List.of(first, second), LONG, moods(256, 0, FINE));
    for (int mood : new int[] {THROWS, RECURSES}) {
      BarsRun.Outcome outcome = run(List.of(first, second), LONG, moods(256, 100, mood));

      String error =
          mood == THROWS
              ? "java.lang.IllegalStateException: the moon is full"
              : "java.lang.StackOverflowError";
      assertThat(outcome.isComplete()).isFalse();
      for (int series = 0; series < 2; series++) {
        List<BarSweep.Lane> expected = new ArrayList<>(lanes(fine, series));
        expected.set(100, new BarSweep.Lane.Lost(new Loss.Threw(error)));
        assertThat(lanes(outcome, series)).isEqualTo(expected);
      }
      assertThat(BarsText.of(outcome, new Page(120)))
          .containsPattern("mood=%d number=100 +failed: the strategy threw".formatted(mood))
          .contains(error, "mood=0 number=255");
      JsonNode json = JsonMapper.builder().build().readTree(BarsJson.of(outcome));
      assertThat(json.at("/series/1/lanes/100/failed").asString())
          .isEqualTo("the strategy threw " + error);
      assertThat(json.at("/series/1/lanes/99/failed").isMissingNode()).isTrue();
      assertThat(json.at("/series/1/lanes/99/equity").isMissingNode()).isFalse();
    }
    assertThat(fine.isComplete()).isTrue();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = BarSweep.class)
  void oneThatNeverReturnsIsLeftBehindAndTheRestGoesOn() {
    BarsRun.Outcome fine = run(List.of(first), LONG, moods(256, 0, FINE));
    BarsRun.Outcome outcome = run(List.of(first), SHORT, moods(256, 255, HANGS));

    assertThat(outcome.isComplete()).isFalse();
    assertThat(lanes(outcome, 0).subList(0, 255)).isEqualTo(lanes(fine, 0).subList(0, 255));
    assertThat(lanes(outcome, 0).getLast())
        .isEqualTo(new BarSweep.Lane.Lost(new Loss.Overdue(SHORT)));
    assertThat(BarsText.of(outcome, new Page(120)))
        .contains("failed: not done within the deadline of 1.0 s");
  }

  @Test
  void theOnlySetFailsWithoutTrades() {
    BarsRun.Outcome outcome = run(List.of(first, temp.resolve("none.csv")), LONG, THROWS);

    assertThat(outcome.isComplete()).isFalse();
    assertThat(outcome.series().getFirst().rows()).isEmpty();
    assertThat(BarsText.of(outcome, new Page(120)))
        .contains("  failed: the strategy threw java.lang.IllegalStateException: the moon is full")
        .contains("none.csv: expected a text that can be read")
        .doesNotContain("everything at the end");
    assertThat(BarsJson.of(outcome)).contains("\"failed\":").doesNotContain("\"trades\":");
  }
}
