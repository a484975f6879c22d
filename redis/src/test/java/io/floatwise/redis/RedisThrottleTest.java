package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.shared.CommandKind;
import io.floatwise.proving.Proves;
import io.floatwise.redis.RedisCount.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One person who asks two nodes.
class RedisThrottleTest {

  private static final String PERSON = "telegram:42";

  private TwoNodes nodes;

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start();
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
  }

  /// Counting has gone on for an hour, so every store is full.
  private void countForAnHour() {
    long anHourAgo = (System.currentTimeMillis() - Duration.ofHours(1).toMillis()) * 1000;
    nodes.write(redis -> redis.set(Keys.COUNTING, Long.toString(anHourAgo)));
  }

  private Optional<Duration> ask(int turn, String person, CommandKind kind) {
    return (turn % 2 == 0 ? nodes.a : nodes.b).throttle().ask(person, kind);
  }

  private long granted(int times, String person, CommandKind kind) {
    return IntStream.range(0, times).filter(i -> ask(i, person, kind).isEmpty()).count();
  }

  @Test
  @Proves(
      value = "P5.2.1.3",
      breaks = {RedisThrottle.class, CommandKind.class})
  void twoNodesGrantOnePersonNoMoreThanOne() {
    countForAnHour();
    for (CommandKind kind : CommandKind.values()) {
      long start = System.nanoTime();
      long granted = granted(3 * kind.burst(), PERSON, kind);
      long refilled = (System.nanoTime() - start) / kind.each().toNanos() + 1;
      assertThat(granted).as("%s", kind).isBetween((long) kind.burst(), kind.burst() + refilled);
      assertThat(ask(0, PERSON, kind).orElseThrow()).isBetween(Duration.ofMillis(1), kind.each());
    }
    assertThat(granted(1, "telegram:43", CommandKind.SCAN)).isOne();
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = RedisThrottle.class)
  void limitsOfPeopleBecomeStricterWhileRedisIsAwayAndAfterIt() throws Exception {
    countForAnHour();
    assertThat(granted(40, PERSON, CommandKind.SETTINGS)).isEqualTo(5);
    nodes.redis.stop();
    TwoNodes.await(
        "nobody is sure",
        () -> List.of(nodes.a, nodes.b).stream().noneMatch(n -> is(n, State.TOGETHER)));
    assertThat(granted(4, PERSON, CommandKind.OTHER)).isZero();
    nodes.await(State.ALONE);
    assertThat(granted(10, PERSON, CommandKind.SETTINGS)).isZero();
    assertThat(nodes.a.throttle().ask(PERSON, CommandKind.SETTINGS).orElseThrow())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(37));
    nodes.redis.startAgain();
    nodes.await(State.TOGETHER);
    assertThat(granted(10, PERSON, CommandKind.SETTINGS)).isZero();
    assertThat(granted(10, PERSON, CommandKind.SCAN)).isZero();
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = Keys.class)
  void nobodyIsNamedInRedis() {
    assertThat(granted(1, PERSON, CommandKind.SCAN)).isZero();
    countForAnHour();
    assertThat(granted(1, PERSON, CommandKind.SCAN)).isOne();
    nodes.write(redis ->
        assertThat(redis.keys("*"))
            .anyMatch(key -> key.contains(":store:"))
            .noneMatch(key -> key.contains("42") && key.contains("telegram")));
  }

  private static boolean is(RedisNode node, State state) {
    return node.count().state() == state;
  }
}
