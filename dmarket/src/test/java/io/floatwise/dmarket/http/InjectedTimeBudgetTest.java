package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.http.RateGroup;
import io.floatwise.sandbox.http.RateLimits;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Our limiter against the sandbox's own counting, at full demand in injected time.
class InjectedTimeBudgetTest {

  private static final long MS = 1_000_000;
  private static final int CALLS = 10_000;
  private static final long SEED = 20261128;

  private record Arrival(SlidingWindow.Slot slot, long at, long end) {}

  @Test
  @Proves(value = "P5.2.1.3", breaks = SlidingWindow.class)
  void tenThousandCallsUseNineTenthsOfTheBudgetAndNoneIsRefused() {
    for (RateGroup group : RateGroup.values()) {
      Random random = new Random(SEED);
      RateLimits venue = new RateLimits();
      SlidingWindow window = new SlidingWindow(group.perSecond());
      PriorityQueue<Arrival> way = new PriorityQueue<>(Comparator.comparingLong(Arrival::at));
      PriorityQueue<Arrival> back = new PriorityQueue<>(Comparator.comparingLong(Arrival::end));
      long now = 0;
      long last = 0;
      int made = 0;
      int refused = 0;
      while (made < CALLS || !way.isEmpty() || !back.isEmpty()) {
        long start = made < CALLS ? window.earliest(now) : Long.MAX_VALUE;
        long arrival = way.isEmpty() ? Long.MAX_VALUE : way.peek().at();
        long end = back.isEmpty() ? Long.MAX_VALUE : back.peek().end();
        now = Math.max(now, Math.min(start, Math.min(arrival, end)));
        if (arrival <= now) {
          Arrival one = way.remove();
          refused += venue.ask("key", group, group.perSecond(), one.at()).allowed() ? 0 : 1;
          last = one.at();
          back.add(one);
        } else if (end <= now) {
          window.ended(back.remove().slot(), now, RateHints.NONE, false);
        } else {
          SlidingWindow.Slot slot = window.take(now);
          window.sent(slot, now);
          made++;
          long at = now + 30 * MS + random.nextLong(40 * MS);
          way.add(new Arrival(slot, at, at + 30 * MS + random.nextLong(100 * MS)));
        }
      }
      double used = CALLS / (group.perSecond() * (last / 1e9 + 1));
      System.out.printf(
          "%s, seed %d: %.1f %% of the budget used, %d refused%n",
          group, SEED, used * 100, refused);
      assertThat(refused).as("%s", group).isZero();
      assertThat(used).as("%s", group).isGreaterThanOrEqualTo(0.9);
    }
  }
}
