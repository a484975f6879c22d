package io.floatwise.sandbox.fault;

import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.WallTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that strikes one request.
public record Strikes(List<Strike> all) {

  public Strikes {
    all = List.copyOf(all);
  }

  /// The first strike of that kind.
  public Optional<Strike> first(FaultKind kind) {
    return all.stream().filter(strike -> strike.spec().kind() == kind).findFirst();
  }

  public boolean has(FaultKind kind) {
    return first(kind).isPresent();
  }

  /// Delays of all latency faults together.
  public Duration latency() {
    long millis = 0;
    for (Strike strike : all) {
      if (strike.spec().kind() == FaultKind.LATENCY) {
        FaultSpec spec = strike.spec();
        millis += spec.delayMillis() + strike.pick(spec.randomMillis() + 1, 1);
      }
    }
    return Duration.ofMillis(millis);
  }

  /// How long a hanging request lasts; empty if none hangs.
  public Optional<Duration> hang() {
    return first(FaultKind.HANG_AFTER_COMMIT)
        .map(strike -> Duration.ofMillis(strike.spec().delayMillis()));
  }

  /// The answer that comes instead of carrying the request out.
  public Optional<Reply> instead(String path) {
    for (Strike strike : all) {
      FaultSpec spec = strike.spec();
      if (spec.kind() == FaultKind.ERROR_503) {
        return Optional.of(Errors.maintenance());
      }
      if (spec.kind() == FaultKind.ERROR_STATUS) {
        return Optional.of(Errors.internal(path, spec.status()));
      }
      if (spec.kind() == FaultKind.RATE_STORM) {
        String seconds = Integer.toString(Math.max(1, spec.seconds()));
        return Optional.of(
            Errors.rateLimited()
                .with(
                    Map.of(
                        "RateLimit-Remaining",
                        "0",
                        "RateLimit-Reset",
                        seconds,
                        "Retry-After",
                        seconds)));
      }
    }
    return Optional.empty();
  }

  /// The reply with what the faults do to its headers.
  public Reply headers(Reply reply, WallTime now) {
    return first(FaultKind.CLOCK_SKEW)
        .map(strike -> reply.with(Map.of("Date", now.httpDate(strike.spec().seconds()))))
        .orElse(reply);
  }
}
