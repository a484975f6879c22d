package io.floatwise.app.shared;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.redis.RedisCount.State;
import io.floatwise.redis.RedisNode;
import io.floatwise.redis.RedisUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A node in a JVM of its own. Reads a word from its input before each step, and says when it is
/// done. Arguments: address of the venue, of Redis, its name, what to do.
final class ChildNode {

  private ChildNode() {}

  public static void main(String[] arguments) throws Exception {
    ApiKey key = ApiKey.of(System.getenv("PUBLIC"), System.getenv("SECRET"));
    var config = CountingVenue.config(arguments[0]);
    try (var node = RedisNode.open(RedisUrl.parse(arguments[1]), arguments[2], ChildNode::tell);
        var client = CountingVenue.client(config, key, node)) {
      CountingVenue.await("together", () -> node.count().state() == State.TOGETHER);
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      if (arguments[3].equals("ask")) {
        client.targetsByTitle(new Title(Game.CS2, arguments[4]));
        return;
      }
      AtomicInteger answered = callAll(client);
      System.out.println("answered " + answered.get());
    }
  }

  private static void tell(String line) {
    System.err.println(line);
  }

  /// Half of five hundred calls at once.
  private static AtomicInteger callAll(DMarket client) throws Exception {
    var answered = new AtomicInteger();
    DMarket fresh = client.with(CallOptions.USUAL.asFresh().within(Duration.ofMinutes(5)));
    var calls =
        Map.of(
            RateGroup.FEE, 150,
            RateGroup.LAST_SALES, 20,
            RateGroup.MARKET_ITEMS, 30,
            RateGroup.OTHER, 50);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      calls.forEach((group, count) -> {
        Function<DMarket, Reply<?>> call =
            CountingVenue.CALLS.getOrDefault(group, DMarket::profile);
        for (int i = 0; i < count; i++) {
          running.add(
              callers.submit(() -> {
                if (call.apply(fresh) instanceof Reply.Ok) {
                  answered.incrementAndGet();
                }
              }));
        }
      });
      for (Future<?> one : running) {
        one.get();
      }
    }
    return answered;
  }
}
