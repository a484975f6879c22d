package io.floatwise.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.metrics.CacheCount;
import io.floatwise.proving.Proves;
import io.floatwise.redis.RedisCount.State;
import io.floatwise.redis.RedisNode;
import io.floatwise.redis.RedisUrl;
import io.floatwise.sandbox.http.RateLimits;
import io.floatwise.testkit.redis.RealRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes with the real client, a real Redis, and a sandbox that counts what arrives.
@Timeout(180)
class TwoNodesTest {

  @TempDir Path dir;
  private RealRedis redis;
  private CountingVenue venue;
  private final List<RedisNode> nodes = new ArrayList<>();
  private final List<Process> children = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    redis = RealRedis.start();
    venue = CountingVenue.start(dir);
  }

  @AfterEach
  void stop() throws Exception {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
    nodes.forEach(RedisNode::close);
    venue.close();
    redis.close();
  }

  private RedisNode node(String id) {
    RedisNode node = RedisNode.open(RedisUrl.parse(redis.url()), id, _ -> {});
    nodes.add(node);
    return node;
  }

  private static void awaitTogether(RedisNode... all) {
    for (RedisNode node : all) {
      CountingVenue.await("together", () -> node.count().state() == State.TOGETHER);
    }
  }

  private Process child(String id, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildNode.class.getName(), venue.address(), redis.url(), id));
    command.addAll(List.of(what));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PUBLIC", venue.publicKey());
    builder.environment().put("SECRET", venue.secretKey());
    Process child = builder.start();
    children.add(child);
    return child;
  }

  private static BufferedReader lines(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void go(Process child) throws IOException {
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
  }

  /// Five hundred callers of every group in two processes, and Redis dies in the middle: all are
  /// answered, and not one was too much for the venue.
  @Test
  @Proves(value = "P5.2.1.3", breaks = RateLimits.class)
  @Proves(value = "P5.4.1.5", breaks = RateLimits.class)
  void fiveHundredCallersOfTwoProcessesStayWithinTheLimitsAlsoWhenRedisDies() throws Exception {
    Process a = child("a", "call");
    Process b = child("b", "call");
    BufferedReader fromA = lines(a);
    BufferedReader fromB = lines(b);
    assertThat(fromA.readLine()).isEqualTo("ready");
    assertThat(fromB.readLine()).isEqualTo("ready");
    long start = System.nanoTime();
    go(a);
    go(b);
    CountingVenue.await("a third answered", () -> isAnswered(170));
    redis.stop();
    long before = venue.answered("200");
    assertThat(fromA.readLine()).isEqualTo("answered 250");
    assertThat(fromB.readLine()).isEqualTo("answered 250");
    System.out.printf(
        "500 callers of 2 processes, Redis gone after %d: %.1f s, %d refused%n",
        before, (System.nanoTime() - start) / 1e9, venue.answered("429"));
    assertThat(before).isLessThan(500);
    assertThat(venue.answered("200")).isEqualTo(500);
    assertThat(venue.answered("429")).isZero();
  }

  private boolean isAnswered(int count) {
    try {
      return venue.answered("200") >= count;
    } catch (Exception e) {
      throw new AssertionError("the sandbox cannot be asked", e);
    }
  }

  @Test
  @Proves(value = "P5.1.3.6", breaks = RedisNode.class)
  void ofAHundredColdCallersOnTwoNodesOneAsks() throws Exception {
    RedisNode one = node("one");
    RedisNode two = node("two");
    awaitTogether(one, two);
    try (DMarket a = venue.unlimited(one);
        DMarket b = venue.unlimited(two)) {
      venue.admin("POST", "fault", "{\"name\": \"latency\", \"count\": 1, \"delayMillis\": 300}");
      assertThat(ask(a, b, CountingVenue.TITLE, 100)).isEqualTo(100);
      assertThat(venue.answered("200")).isEqualTo(1);
      assertThat(a.metrics().cache().pooled() + b.metrics().cache().pooled()).isEqualTo(1);
    }
  }

  /// The process that asks is killed before it is answered.
  @Test
  @Proves(value = "P5.1.3.6", breaks = RedisNode.class)
  void whoAsksAndDiesIsReplacedByOne() throws Exception {
    RedisNode one = node("one");
    RedisNode two = node("two");
    awaitTogether(one, two);
    try (DMarket a = venue.unlimited(one);
        DMarket b = venue.unlimited(two)) {
      Process leader = child("leader", "ask", CountingVenue.TITLE.name());
      assertThat(lines(leader).readLine()).isEqualTo("ready");
      venue.admin("POST", "fault", "{\"name\": \"latency\", \"count\": 1, \"delayMillis\": 60000}");
      go(leader);
      CountingVenue.await("it asks", this::hasStruck);
      leader.destroyForcibly().waitFor();
      long start = System.nanoTime();
      assertThat(ask(a, b, CountingVenue.TITLE, 100)).isEqualTo(100);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
      assertThat(a.metrics().cache().misses() + b.metrics().cache().misses())
          .isLessThanOrEqualTo(2);
    }
  }

  /// The fault met the one request that it was for, and is gone.
  private boolean hasStruck() {
    try {
      return !venue.admin("GET", "faults", "").path("active").toString().contains("latency");
    } catch (Exception e) {
      throw new AssertionError("the sandbox cannot be asked", e);
    }
  }

  /// How many of `callers`, half on each node, were answered.
  private static long ask(DMarket a, DMarket b, Title title, int callers) throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply<?>>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        DMarket node = i % 2 == 0 ? a : b;
        running.add(pool.submit(() -> node.targetsByTitle(title)));
      }
      long answered = 0;
      for (Future<Reply<?>> one : running) {
        answered += one.get() instanceof Reply.Ok ? 1 : 0;
      }
      return answered;
    }
  }

  @Test
  @Proves(value = "P5.1.3.5", breaks = RedisNode.class)
  @Proves(value = "P5.1.3.4", breaks = RedisNode.class)
  void aWriteOnOneNodeIsSeenOnTheOther() throws Exception {
    RedisNode one = node("one");
    RedisNode two = node("two");
    awaitTogether(one, two);
    try (DMarket a = venue.unlimited(one);
        DMarket b = venue.unlimited(two)) {
      CountingVenue.await(
          "shared", () -> asked(b, () -> b.targetsByTitle(CountingVenue.TITLE)) == 0);
      assertThat(asked(a, () -> a.targetsByTitle(CountingVenue.TITLE))).isZero();
      long start = System.nanoTime();
      assertThat(a.syncInventory(Game.CS2)).isInstanceOf(Reply.Ok.class);
      CountingVenue.await(
          "b asks again", () -> asked(b, () -> b.targetsByTitle(CountingVenue.TITLE)) == 1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      CountingVenue.await(
          "and a has it from b", () -> asked(a, () -> a.targetsByTitle(CountingVenue.TITLE)) == 0);
      assertThat(a.metrics().cache().pooled()).isPositive();
    }
  }

  private static long asked(DMarket client, Runnable reading) {
    long before = client.metrics().cache().misses();
    reading.run();
    return client.metrics().cache().misses() - before;
  }

  /// People look at few titles often and at many seldom.
  @Test
  @Proves(
      value = "P5.1.3.2",
      breaks = {CachePolicy.class, RedisNode.class})
  void nineOfTenLooksNeedNoCall() throws Exception {
    RedisNode one = node("one");
    RedisNode two = node("two");
    awaitTogether(one, two);
    List<Title> titles =
        IntStream.range(0, 200).mapToObj(i -> new Title(Game.CS2, "Title " + i)).toList();
    int looks = 6000;
    var random = new Random(5);
    try (DMarket a = venue.unlimited(one);
        DMarket b = venue.unlimited(two)) {
      long start = System.nanoTime();
      for (int i = 0; i < looks; i++) {
        DMarket node = random.nextBoolean() ? a : b;
        assertThat(node.targetsByTitle(titles.get(zipf(random, titles.size()))))
            .isInstanceOf(Reply.Ok.class);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      CacheCount ofA = a.metrics().cache();
      CacheCount ofB = b.metrics().cache();
      long hits =
          ofA.hits() + ofA.shared() + ofA.pooled() + ofB.hits() + ofB.shared() + ofB.pooled();
      long seen = venue.answered("200");
      System.out.printf(
          "%d looks in %d ms: %d at the venue, hit rate %.1f %%, %d from the other node%n",
          looks, took.toMillis(), seen, 100.0 * hits / looks, ofA.pooled() + ofB.pooled());
      assertThat(took).isLessThan(Duration.ofSeconds(30));
      assertThat(hits).isEqualTo(looks - seen);
      assertThat((double) hits / looks).isGreaterThan(0.9);
      assertThat(ofA.pooled() + ofB.pooled()).isPositive();
    }
  }

  /// A rank whose chance is inverse to it, 0 for the first.
  private static int zipf(Random random, int ranks) {
    double total = IntStream.rangeClosed(1, ranks).mapToDouble(r -> 1.0 / r).sum();
    double drawn = random.nextDouble() * total;
    int rank = 0;
    while (rank < ranks - 1 && drawn >= 1.0 / (rank + 1)) {
      drawn -= 1.0 / (rank + 1);
      rank++;
    }
    return rank;
  }
}
