package io.floatwise.app.shared;

import io.floatwise.app.metrics.RedisCollector;
import io.floatwise.core.error.InputException;
import io.floatwise.redis.RedisNode;
import io.floatwise.redis.RedisUrl;
import java.util.Optional;
import java.util.function.Consumer;

/// The only place that opens a Redis.
final class InRedis {

  private InRedis() {}

  static Together open(String address, String node, boolean loopbackOnly, Consumer<String> teller) {
    RedisUrl url = RedisUrl.parse(address);
    if (loopbackOnly && !url.isLoopback()) {
      throw new InputException(
          "%s: this process talks to this machine only, found %s"
              .formatted(RedisUrl.VARIABLE, url));
    }
    RedisNode opened = RedisNode.open(url, node, teller);
    teller.accept("redis: shared with other nodes at " + url);
    return new Together(
        opened.neighbours(),
        opened.throttle(),
        Optional.of(new RedisCollector(opened)),
        opened::close);
  }
}
