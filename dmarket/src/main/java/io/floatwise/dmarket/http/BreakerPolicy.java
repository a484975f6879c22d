package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.EndpointGroup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// When a circuit breaker opens and how long it rests. Server errors, missing answers and refusals
/// because of too many calls are counted apart; an answer that makes sense ends every count. Pages
/// in place of answers are counted over all groups together.
///
/// @param groups a threshold for every group
/// @param maintenance for pages, over all groups
public record BreakerPolicy(Map<EndpointGroup, Threshold> groups, Threshold maintenance) {

  public static final BreakerPolicy DEFAULT =
      new BreakerPolicy(
          Map.of(
              EndpointGroup.MARKET, new Threshold(5, Duration.ofSeconds(60)),
              EndpointGroup.TARGETS, new Threshold(3, Duration.ofSeconds(120)),
              EndpointGroup.BALANCE, new Threshold(4, Duration.ofSeconds(90)),
              EndpointGroup.INVENTORY, new Threshold(4, Duration.ofSeconds(90)),
              EndpointGroup.TRADING, new Threshold(2, Duration.ofSeconds(180))),
          new Threshold(3, Duration.ofSeconds(60)));

  public BreakerPolicy {
    groups = Map.copyOf(new EnumMap<>(groups));
    for (EndpointGroup group : EndpointGroup.values()) {
      if (!groups.containsKey(group)) {
        throw new IllegalArgumentException("expected a threshold for " + group + ", found none");
      }
    }
  }

  /// The same with another rest, for a venue on this machine that is back at once.
  public BreakerPolicy resting(Duration rest) {
    Map<EndpointGroup, Threshold> other = new EnumMap<>(EndpointGroup.class);
    groups.forEach((group, t) -> other.put(group, new Threshold(t.failures(), rest)));
    return new BreakerPolicy(other, new Threshold(maintenance.failures(), rest));
  }

  /// @param failures in a row that open the breaker, 1 or more
  /// @param rest from opening until a single call may try again, whole milliseconds
  public record Threshold(int failures, Duration rest) {
    public Threshold {
      if (failures < 1 || rest.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException(
            "expected 1 failure and 1 ms or more, found %d and %s".formatted(failures, rest));
      }
    }
  }

  Threshold of(EndpointGroup group) {
    Threshold threshold = groups.get(group);
    if (threshold == null) {
      throw new IllegalStateException("no threshold for " + group);
    }
    return threshold;
  }
}
