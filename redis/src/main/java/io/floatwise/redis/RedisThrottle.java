package io.floatwise.redis;

import io.floatwise.core.shared.CommandKind;
import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.core.shared.Throttle;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// What people ask for, counted in Redis for all nodes at once; while it is away, within this
/// node's part and from nothing, because nobody knows what was counted elsewhere. Thread-safe.
final class RedisThrottle implements Throttle {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final Wire wire;
  private final Membership membership;
  private final LongSupplier nanos;
  private final LocalThrottle alone;
  private final AtomicBoolean isAlone = new AtomicBoolean();

  RedisThrottle(Wire wire, Membership membership, LongSupplier nanos) {
    this.wire = wire;
    this.membership = membership;
    this.nanos = nanos;
    this.alone = new LocalThrottle(nanos);
  }

  @Override
  public Optional<Duration> ask(String person, CommandKind kind) {
    return switch (membership.state(nanos.getAsLong())) {
      case TOGETHER -> {
        if (isAlone.getAndSet(false)) {
          wire.send(Script.RECOUNT, List.of(Keys.COUNTING));
        }
        yield askRedis(person, kind);
      }
      case CHANGING -> Optional.of(SOON);
      case ALONE -> {
        if (!isAlone.getAndSet(true)) {
          alone.emptyAndKeepTo(membership.part());
        }
        yield alone.ask(person, kind);
      }
    };
  }

  private Optional<Duration> askRedis(String person, CommandKind kind) {
    long each = kind.each().toNanos() / 1000;
    Optional<Long> wait =
        wire.run(
            Script.THROTTLE,
            ScriptOutputType.INTEGER,
            List.of(Keys.store(person, kind), Keys.COUNTING),
            each,
            each * kind.burst());
    return wait.isEmpty()
        ? Optional.of(SOON)
        : wait.filter(micros -> micros > 0).map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }
}
