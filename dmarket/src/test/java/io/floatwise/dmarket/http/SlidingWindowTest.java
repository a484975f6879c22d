package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The limiter in virtual time against the venue's own way of counting: arrivals in any one second.
class SlidingWindowTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  /// What a run showed.
  private record Run(int mostInASecond, double utilisation) {}

  /// A way to the venue and back: what every call needs, what it needs beyond that, and now and
  /// then a call that is stuck on the way out.
  private record Way(long base, long jitter, double stuck) {

    long one(Random random) {
      return base - (long) (jitter * StrictMath.log(1 - random.nextDouble()));
    }

    long out(Random random) {
      boolean isStuck = random.nextDouble() < stuck;
      return Math.min(one(random) + (isStuck ? random.nextLong(900 * MS) : 0), base + 990 * MS);
    }
  }

  @Test
  void neverLetsTheVenueCountMoreThanTheLimitAndUsesNineTenthsOfIt() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int run = 0; run < 120; run++) {
      int limit = List.of(6, 10, 20, 110).get(random.nextInt(4));
      Way way =
          new Way(random.nextLong(150) * MS, random.nextLong(1, 15) * MS, run % 3 == 1 ? 0.03 : 0);
      Run result = simulate(limit, way, random, run % 3 == 0);
      assertThat(result.mostInASecond())
          .as("seed %d, run %d, limit %d, %s", seed, run, limit, way)
          .isLessThanOrEqualTo(limit);
      if (run % 3 != 0) {
        assertThat(result.utilisation())
            .as("seed %d, run %d, limit %d, %s", seed, run, limit, way)
            .isGreaterThanOrEqualTo(0.9);
      }
    }
  }

  /// As many calls as may be, or with pauses between them. What is used counts from when the window
  /// knows the way.
  private static Run simulate(int limit, Way way, Random random, boolean idle) {
    SlidingWindow window = new SlidingWindow(limit);
    record Running(SlidingWindow.Slot slot, long end) {}
    PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingLong(Running::end));
    List<Long> arrivals = new ArrayList<>();
    long now = random.nextLong(SECOND);
    int toKnow = 2 * limit + Math.max(100, 3 * limit);
    int calls = toKnow + Math.max(600, limit * 20);
    while (arrivals.size() < calls) {
      long earliest = window.earliest(now);
      if (!running.isEmpty() && running.peek().end() <= Math.max(earliest, now)) {
        Running ended = running.remove();
        now = Math.max(now, ended.end());
        window.ended(ended.slot(), now, RateHints.NONE, false);
      } else if (earliest > now) {
        now = earliest;
      } else {
        SlidingWindow.Slot slot = window.take(now);
        window.sent(slot, now);
        long arrival = now + way.out(random);
        arrivals.add(arrival);
        running.add(new Running(slot, arrival + way.one(random)));
        now += idle ? random.nextLong(400 * MS) : random.nextLong(MS / 10);
      }
    }
    List<Long> sorted = arrivals.stream().sorted().toList();
    double seconds = (sorted.getLast() - sorted.get(toKnow)) / (double) SECOND;
    return new Run(mostInASecond(sorted), (calls - toKnow) / (limit * (seconds + 1)));
  }

  private static int mostInASecond(List<Long> sorted) {
    int most = 0;
    int first = 0;
    for (int i = 0; i < sorted.size(); i++) {
      while (sorted.get(i) - sorted.get(first) >= SECOND) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  @Test
  void holdsTheSlotOfACallThatHasNotLeftYet() {
    SlidingWindow window = new SlidingWindow(1);
    SlidingWindow.Slot slot = window.take(0);
    assertThat(window.earliest(30 * SECOND)).isEqualTo(Long.MAX_VALUE);

    window.sent(slot, 30 * SECOND);
    assertThat(window.earliest(30 * SECOND)).isEqualTo(36 * SECOND + 5 * MS);

    window.ended(slot, 30 * SECOND + 40 * MS, RateHints.NONE, false);
    assertThat(window.earliest(30 * SECOND + 40 * MS)).isEqualTo(31 * SECOND + 45 * MS);
  }

  @Test
  void givesTheSlotOfACallThatNeverLeftBackAtOnce() {
    SlidingWindow window = new SlidingWindow(1);
    SlidingWindow.Slot slot = window.take(0);
    window.ended(slot, 5 * MS, RateHints.NONE, false);
    assertThat(window.earliest(5 * MS)).isEqualTo(5 * MS);
  }

  @Test
  void obeysALowerLimitButNeverAHigherOne() {
    SlidingWindow window = new SlidingWindow(3);
    call(window, 0, hints(2, null, null));
    call(window, 0, RateHints.NONE);
    assertThat(window.earliest(10 * MS)).isGreaterThan(SECOND);

    SlidingWindow bold = new SlidingWindow(1);
    call(bold, 0, hints(50, null, null));
    assertThat(bold.earliest(10 * MS)).isGreaterThan(SECOND);
  }

  @Test
  void leavesRoomForSomebodyElseWhoSpendsTheSameBudget() {
    SlidingWindow window = new SlidingWindow(10);
    call(window, 0, hints(10, 2, null));
    for (int i = 0; i < 2; i++) {
      assertThat(window.earliest(20 * MS)).isEqualTo(20 * MS);
      call(window, 20 * MS, RateHints.NONE);
    }
    assertThat(window.earliest(30 * MS)).isGreaterThan(SECOND);
    assertThat(window.earliest(2 * SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void doesNotTakeItsOwnCallsForSomebodyElses() {
    SlidingWindow window = new SlidingWindow(3);
    call(window, 0, hints(3, 2, null));
    call(window, 20 * MS, hints(3, 1, null));
    assertThat(window.earliest(30 * MS)).isEqualTo(30 * MS);
    call(window, 30 * MS, hints(3, 0, 1));
    assertThat(window.earliest(40 * MS)).isEqualTo(SECOND + 15 * MS);
  }

  @Test
  void waitsAsLongAsARefusalSays() {
    SlidingWindow window = new SlidingWindow(20);
    SlidingWindow.Slot slot = window.take(0);
    window.sent(slot, 0);
    RateHints hints =
        new RateHints(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(3)),
            Optional.of(Duration.ofSeconds(7)));
    window.ended(slot, 10 * MS, hints, true);
    assertThat(window.earliest(20 * MS)).isEqualTo(7 * SECOND + 10 * MS);
  }

  private static void call(SlidingWindow window, long at, RateHints hints) {
    SlidingWindow.Slot slot = window.take(at);
    window.sent(slot, at);
    window.ended(slot, at + 10 * MS, hints, false);
  }

  private static RateHints hints(int limit, Integer remaining, Integer reset) {
    return new RateHints(
        Optional.of(limit),
        Optional.ofNullable(remaining),
        Optional.ofNullable(reset).map(Duration::ofSeconds),
        Optional.empty());
  }
}
