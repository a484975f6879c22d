package io.floatwise.dmarket.http;

import io.floatwise.dmarket.metrics.BreakerCount;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.EndpointGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Refuses attempts while the venue is in trouble: each group of operations has a breaker for every
/// kind of [Trouble], and pages in place of answers open one for all groups.
final class BreakerLink implements Link {

  private final Link next;
  private final Map<EndpointGroup, Map<Trouble, Breaker>> groups =
      new EnumMap<>(EndpointGroup.class);

  BreakerLink(Link next, BreakerPolicy policy, ProtocolTime time) {
    this.next = next;
    Breaker maintenance = new Breaker("all: maintenance", policy.maintenance(), time);
    for (EndpointGroup group : EndpointGroup.values()) {
      Map<Trouble, Breaker> breakers = new EnumMap<>(Trouble.class);
      for (Trouble trouble : Trouble.values()) {
        String name = words(group) + ": " + words(trouble);
        breakers.put(
            trouble,
            trouble == Trouble.MAINTENANCE
                ? maintenance
                : new Breaker(name, policy.of(group), time));
      }
      groups.put(group, breakers);
    }
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    Map<Trouble, Breaker> breakers = breakers(request.operation().endpoint());
    List<Breaker> passed = new ArrayList<>(breakers.size());
    for (Breaker breaker : breakers.values()) {
      if (!breaker.tryPass()) {
        passed.forEach(Breaker::unused);
        return Exchange.failed(Fault.circuitOpen(breaker.name()));
      }
      passed.add(breaker);
    }
    Optional<Exchange> end = Optional.empty();
    try {
      Exchange exchange = next.exchange(request, send);
      end = Optional.of(exchange);
      return exchange;
    } finally {
      report(breakers, end);
    }
  }

  /// An answer that makes sense, even a refusal, is a success; what was never sent, or brought down
  /// by our own mistake, says nothing.
  private static void report(Map<Trouble, Breaker> breakers, Optional<Exchange> end) {
    Optional<Trouble> trouble = end.flatMap(Exchange::trouble);
    boolean answered =
        end.filter(e ->
                e.fault().map(f -> f.origin() == Fault.Origin.VENUE).orElse(true)
                    && e.trouble().isEmpty())
            .isPresent();
    breakers.forEach((kind, breaker) -> {
      if (trouble.filter(kind::equals).isPresent()) {
        breaker.failed();
      } else if (answered) {
        breaker.succeeded();
      } else {
        breaker.unused();
      }
    });
  }

  private Map<Trouble, Breaker> breakers(EndpointGroup group) {
    Map<Trouble, Breaker> breakers = groups.get(group);
    if (breakers == null) {
      throw new IllegalStateException("no breakers for " + group);
    }
    return breakers;
  }

  /// Every breaker, each once.
  List<BreakerCount> counts() {
    return groups.values().stream()
        .flatMap(breakers -> breakers.values().stream())
        .distinct()
        .map(Breaker::count)
        .toList();
  }
}
