package io.floatwise.redis;

import io.floatwise.core.shared.Share;
import io.floatwise.core.shared.SharedBudget;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Calls counted in Redis, for all nodes at once; while it is away, within this node's part.
///
/// @param nanos a monotonic count
record RedisBudget(
    String node,
    Wire wire,
    Membership membership,
    Places places,
    Pace pace,
    Counts counts,
    AtomicLong number,
    LongSupplier nanos)
    implements SharedBudget {

  private static final int TAKEN = 1;
  private static final int LATER = 0;
  private static final int RESTS = 3;

  /// Places come free earlier than they were taken for, so nobody waits longer than this for one.
  private static final Duration SOON = Duration.ofMillis(20);

  @Override
  public Answer ask(String group, int limit, int strangers, Duration longest) {
    return switch (membership.state(nanos.getAsLong())) {
      case TOGETHER -> askRedis(group, Math.max(1, limit - strangers), longest);
      case CHANGING -> later(0, SOON);
      case ALONE -> alone(limit, longest);
    };
  }

  @Override
  public void rest(String group, Duration rest) {
    if (membership.state(nanos.getAsLong()) == RedisCount.State.TOGETHER) {
      wire.send(Script.REST, List.of(Keys.rest(group)), Math.max(1, rest.toMillis()));
    }
  }

  private Answer alone(int limit, Duration longest) {
    int own = Share.of(limit, membership.part());
    if (own == 0) {
      return later(0, Duration.ofMillis(100));
    }
    String place = place(longest);
    var used = new AtomicBoolean();
    return new Answer.Alone(
        own,
        rest -> {
          hold(place, rest);
          if (rest.isPositive() && !used.getAndSet(true)) {
            counts.grantedAlone.increment();
          }
        });
  }

  private Answer askRedis(String group, int limit, Duration longest) {
    String place = place(longest);
    Optional<List<Long>> answer =
        wire.run(
            Script.ASK,
            ScriptOutputType.MULTI,
            List.of(Keys.NODES, Keys.places(group), Keys.rest(group)),
            node,
            limit,
            place,
            longest.toMillis(),
            pace.silent().toMillis());
    if (answer.isEmpty()) {
      // Redis may have taken it all the same; then it is free there after the longest time.
      places.free(place);
      return later(0, SOON);
    }
    int others = answer.get().get(2).intValue();
    Duration after = Duration.ofMillis(answer.get().get(1));
    return switch (answer.get().getFirst().intValue()) {
      case TAKEN -> {
        counts.granted.increment();
        yield new Answer.Granted(
            rest -> {
              hold(place, rest);
              wire.send(Script.HOLD, List.of(Keys.places(group)), place, millis(rest));
            },
            others);
      }
      case RESTS -> {
        places.free(place);
        yield later(others, after);
      }
      case LATER -> {
        places.free(place);
        yield later(others, after.compareTo(SOON) < 0 ? after : SOON);
      }
      default -> {
        places.free(place);
        yield later(others, SOON);
      }
    };
  }

  private Answer later(int others, Duration after) {
    counts.refused.increment();
    return new Answer.Later(after, others);
  }

  private String place(Duration longest) {
    String place = node + ":" + number.incrementAndGet();
    places.hold(place, nanos.getAsLong() + longest.toNanos());
    return place;
  }

  private void hold(String place, Duration rest) {
    if (rest.isPositive()) {
      places.hold(place, nanos.getAsLong() + rest.toNanos());
    } else {
      places.free(place);
    }
  }

  /// Rounded up: a place is never free too early.
  private static long millis(Duration rest) {
    return rest.isPositive() ? rest.plusNanos(999_999).toMillis() + 1 : 0;
  }
}
