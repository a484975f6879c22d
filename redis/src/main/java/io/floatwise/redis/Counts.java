package io.floatwise.redis;

import java.util.concurrent.atomic.LongAdder;

/// Counts what a node does with Redis. Thread-safe.
final class Counts {

  final LongAdder granted = new LongAdder();
  final LongAdder grantedAlone = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder found = new LongAdder();
  final LongAdder asked = new LongAdder();
  final LongAdder awaited = new LongAdder();
  final LongAdder put = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder failed = new LongAdder();

  RedisCount with(RedisCount.State state, int nodes, int part) {
    return new RedisCount(
        state,
        nodes,
        part,
        granted.sum(),
        grantedAlone.sum(),
        refused.sum(),
        found.sum(),
        asked.sum(),
        awaited.sum(),
        put.sum(),
        dropped.sum(),
        failed.sum());
  }
}
