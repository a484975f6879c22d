package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.shared.Share;
import io.floatwise.core.shared.SharedBudget;
import io.floatwise.proving.Proves;
import io.floatwise.redis.RedisCount.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Callers of two nodes at full demand, against a venue that writes down when each call arrived.
class RedisBudgetTest {

  private static final int LIMIT = 20;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMillis(1100);

  private TwoNodes nodes;
  private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start();
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
  }

  /// Calls as fast as the budget lets it; a call arrives at once. Alone, it counts for itself.
  private final class Caller implements Runnable {
    private final SharedBudget budget;
    private final List<Long> own = new ArrayList<>();

    Caller(RedisNode node) {
      budget = node.neighbours().budget();
    }

    @Override
    public void run() {
      while (!over.get()) {
        call();
      }
    }

    private void call() {
      switch (budget.ask("group", LIMIT, 0, LONGEST)) {
        case SharedBudget.Answer.Later(Duration after, int _) -> pause(after);
        case SharedBudget.Answer.Granted(SharedBudget.Place place, int _) -> arrive(place);
        case SharedBudget.Answer.Alone(int limit, SharedBudget.Place place) -> {
          long now = System.nanoTime();
          own.removeIf(then -> now - then > SECOND.toNanos() + 5_000_000);
          if (own.size() < limit) {
            arrive(place);
          } else {
            place.hold(Duration.ZERO);
            pause(Duration.ofMillis(5));
          }
        }
      }
    }

    private void arrive(SharedBudget.Place place) {
      long now = System.nanoTime();
      arrivals.add(now);
      own.add(now);
      place.hold(SECOND.plusMillis(5));
    }

    private void pause(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        over.set(true);
      }
    }
  }

  /// The most that arrived in any one second.
  private int most() {
    List<Long> times = arrivals.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= SECOND.toNanos()) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private int arrivedSince(int before) {
    return arrivals.size() - before;
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = RedisBudget.class)
  @Proves(
      value = "P5.4.1.5",
      breaks = {RedisBudget.class, Membership.class})
  void neverMoreThanTheLimitWhileRedisGoesAndComesBack() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(callers.submit(new Caller(i == 0 ? nodes.a : nodes.b)));
      }
      TwoNodes.await("four seconds' worth", () -> arrivals.size() >= 4 * LIMIT);
      assertThat(nodes.a.count().granted()).isPositive();
      assertThat(nodes.b.count().granted()).isPositive();
      nodes.redis.stop();
      nodes.await(State.ALONE);
      int before = arrivals.size();
      TwoNodes.await("alone they go on", () -> arrivedSince(before) >= LIMIT);
      nodes.redis.startAgain();
      nodes.await(State.TOGETHER);
      int again = arrivals.size();
      TwoNodes.await("together again", () -> arrivedSince(again) >= 3 * LIMIT);
      over.set(true);
      for (Future<?> one : running) {
        one.get();
      }
    }
    System.out.printf("%d calls, at most %d in a second%n", arrivals.size(), most());
    assertThat(most()).isLessThanOrEqualTo(LIMIT);
    assertThat(nodes.a.count().grantedAlone()).isPositive();
    assertThat(nodes.told)
        .contains(
            "redis: counts together with 1 other node",
            "redis is away: this node keeps to 33 % of the calls until it is back");
  }

  /// A third node was there a moment ago and may be counting alone by now.
  @Test
  @Proves(value = "P5.4.1.5", breaks = RedisBudget.class)
  void theOthersLeaveItsPartToANodeThatIsCutOff() {
    long aMomentAgo = System.currentTimeMillis() - TwoNodes.QUICK.silent().toMillis() - 200;
    nodes.write(redis -> redis.hset(Keys.NODES, "c", Share.WHOLE / 3 + ":" + aMomentAgo + ":1"));

    int granted = 0;
    for (int i = 0; i < 20; i++) {
      RedisNode node = i % 2 == 0 ? nodes.a : nodes.b;
      if (node.neighbours().budget().ask("cut off", 9, 0, Duration.ofSeconds(30))
          instanceof SharedBudget.Answer.Granted) {
        granted++;
      }
    }

    assertThat(granted).isEqualTo(6);
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = RedisBudget.class, breaksMethods = "rest")
  void aThrottledNodeMakesTheOthersRestToo() {
    nodes.a.neighbours().budget().rest("tired", Duration.ofMillis(700));
    SharedBudget other = nodes.b.neighbours().budget();
    TwoNodes.await(
        "told to rest",
        () ->
            other.ask("tired", LIMIT, 0, LONGEST)
                    instanceof SharedBudget.Answer.Later(Duration after, int _)
                && after.toMillis() > 100);
    TwoNodes.await(
        "rested",
        () -> other.ask("tired", LIMIT, 0, LONGEST) instanceof SharedBudget.Answer.Granted);
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = RedisBudget.class)
  void thePlaceOfACallThatNobodyEndsIsFreeInTheEnd() {
    SharedBudget budget = nodes.a.neighbours().budget();
    long start = System.nanoTime();
    assertThat(budget.ask("one", 1, 0, Duration.ofMillis(300)))
        .isInstanceOf(SharedBudget.Answer.Granted.class);
    TwoNodes.await(
        "free again",
        () ->
            nodes.b.neighbours().budget().ask("one", 1, 0, LONGEST)
                instanceof SharedBudget.Answer.Granted);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(295).toNanos());
  }
}
