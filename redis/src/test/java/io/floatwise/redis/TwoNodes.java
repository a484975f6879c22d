package io.floatwise.redis;

import io.floatwise.core.shared.Share;
import io.floatwise.testkit.redis.RealRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Two nodes and their Redis, on this machine, whose agreement takes a tenth of the usual time.
final class TwoNodes implements AutoCloseable {

  static final Pace QUICK =
      new Pace(
          Duration.ofMillis(100),
          Duration.ofMillis(600),
          Duration.ofMillis(800),
          Duration.ofMillis(1300),
          Duration.ofHours(1),
          Duration.ofMillis(300));

  final RealRedis redis;
  final RedisNode a;
  final RedisNode b;
  final List<String> told = new CopyOnWriteArrayList<>();

  private TwoNodes(RealRedis redis) {
    this.redis = redis;
    this.a = RedisNode.open(RedisUrl.parse(redis.url()), "a", QUICK, told::add);
    this.b = RedisNode.open(RedisUrl.parse(redis.url()), "b", QUICK, _ -> {});
  }

  static TwoNodes start() throws IOException {
    var nodes = new TwoNodes(RealRedis.start());
    nodes.await(RedisCount.State.TOGETHER);
    return nodes;
  }

  /// Returns when both are so and know of each other.
  void await(RedisCount.State state) {
    await(
        "both " + state,
        () ->
            Stream.of(a, b)
                .map(RedisNode::count)
                .allMatch(
                    c -> c.state() == state && c.nodes() == 2 && c.part() == Share.WHOLE / 3));
  }

  /// Does something in Redis that no node of ours did.
  void write(Consumer<RedisCommands<String, String>> deed) {
    RedisClient client = RedisClient.create(redis.url());
    try {
      deed.accept(client.connect().sync());
    } finally {
      client.shutdown();
    }
  }

  static void await(String what, BooleanSupplier wish) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!wish.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("expected within 20 s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    a.close();
    b.close();
    redis.close();
  }
}
