package io.floatwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.shared.SharedAnswers;
import io.floatwise.core.shared.SharedBudget;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.redis.RedisCount.State;
import io.floatwise.redis.RedisNode;
import io.floatwise.redis.RedisUrl;
import io.floatwise.testkit.redis.RealRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast a node works with a Redis on the same machine, through the same ports as the program.
/// The long form writes docs/measurements/redis.md.
class RedisSpeedTest {

  private static final Path REPORT = Repository.root().resolve("docs/measurements/redis.md");
  private static final int CALLERS = 64;
  private static final int KEYS = 1000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] BYTES = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);

  /// Operations a second.
  ///
  /// @param looks each waits for its answer, in the hand of one of many callers
  /// @param calls likewise, each asking for a call and giving its place back
  /// @param puts sent one after the other without waiting for answers
  /// @param median of one caller's look, microseconds
  /// @param slow of a hundred looks of one caller one is slower, microseconds
  private record Speed(double looks, double calls, double puts, double median, double slow) {}

  private static Speed measure(int operations) throws Exception {
    try (var redis = RealRedis.start();
        var node = RedisNode.open(RedisUrl.parse(redis.url()), "node", _ -> {})) {
      await(() -> node.count().state() == State.TOGETHER);
      SharedAnswers answers = node.neighbours().answers();
      SharedBudget budget = node.neighbours().budget();
      IntConsumer look = i -> assertThat(found(answers, "k" + i % KEYS)).isTrue();
      IntConsumer call = i -> call(budget, "group" + i % 4);
      puts(answers, KEYS);
      atOnce(operations / 5, look);
      atOnce(operations / 5, call);
      double looks = atOnce(operations, look);
      double calls = atOnce(operations, call);
      double puts = puts(answers, operations);
      long[] nanos = new long[operations / 10];
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        look.accept(i);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return new Speed(
          looks, calls, puts, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }
  }

  private static boolean found(SharedAnswers answers, String key) {
    return answers.look(key, Set.of("tag"), MINUTE) instanceof SharedAnswers.Look.Found;
  }

  private static void call(SharedBudget budget, String group) {
    switch (budget.ask(group, 1_000_000, 0, Duration.ofSeconds(10))) {
      case SharedBudget.Answer.Granted(SharedBudget.Place place, int _) ->
          place.hold(Duration.ZERO);
      case SharedBudget.Answer.Later later -> throw new AssertionError(later.toString());
      case SharedBudget.Answer.Alone alone -> throw new AssertionError(alone.toString());
    }
  }

  private static double atOnce(int operations, IntConsumer operation) throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int first = caller;
        running.add(
            callers.submit(() -> {
              for (int i = first; i < operations; i += CALLERS) {
                operation.accept(i);
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return operations / ((System.nanoTime() - start) / 1e9);
    }
  }

  /// Until the last of them can be read; never more than 500 are under way.
  private static double puts(SharedAnswers answers, int operations) {
    var body = new SharedAnswers.Body(200, BYTES);
    long start = System.nanoTime();
    for (int i = 0; i < operations; i++) {
      answers.put("k" + i % KEYS, body, Duration.ZERO, MINUTE);
      if (i % 500 == 499) {
        String last = "last " + i;
        await(() -> {
          answers.put(last, body, Duration.ZERO, MINUTE);
          return found(answers, last);
        });
      }
    }
    return operations / ((System.nanoTime() - start) / 1e9);
  }

  private static void await(BooleanSupplier wish) {
    long until = System.nanoTime() + MINUTE.toNanos();
    while (!wish.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("expected within a minute");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Builds run beside each other on a machine of any size, so only the order of magnitude counts.
  @Test
  @Proves(value = "P5.1.3.1", breaks = RedisNode.class)
  void isFastEnoughWhereAnythingElseRunsBesideIt() throws Exception {
    Speed speed = measure(10_000);
    System.out.println(speed);
    assertThat(Math.min(speed.looks(), Math.min(speed.calls(), speed.puts()))).isGreaterThan(2_000);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.1.3.1", breaks = RedisNode.class, form = Proves.Form.LONG)
  void tenThousandOperationsASecond() throws Exception {
    Speed speed = measure(200_000);
    System.out.println(speed);
    Files.writeString(REPORT, report(speed));
    assertThat(speed.looks()).isGreaterThanOrEqualTo(10_000);
    assertThat(speed.calls()).isGreaterThanOrEqualTo(10_000);
    assertThat(speed.puts()).isGreaterThanOrEqualTo(10_000);
  }

  private static String report(Speed speed) throws Exception {
    return """
    # The speed of Redis

    Written by `./mvnw verify -Plong` (`RedisSpeedTest`); do not edit. Redis and the node share one machine; each
    figure is that of the program's own ports, scripts included.

    - Commit: %s
    - Date: %s
    - Machine: %d cores, %s %s, Java %s

    | What | A second |
    |---|--:|
    | looks for an answer of %d bytes, %d callers, each waiting for its own | %.0f |
    | calls asked for and given back (a wait and a command nobody waits for), %d callers | %.0f |
    | answers put one behind the other without waiting (pipelined) | %.0f |

    One caller alone waits %.0f µs for a look in the middle, and longer than %.0f µs for one of a hundred.
    """
        .formatted(
            ClientSpeedTest.commit(),
            Instant.now().toString().substring(0, 16),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().feature(),
            BYTES.length,
            CALLERS,
            speed.looks(),
            CALLERS,
            speed.calls(),
            speed.puts(),
            speed.median(),
            speed.slow());
  }
}
