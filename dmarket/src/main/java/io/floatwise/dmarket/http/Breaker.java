package io.floatwise.dmarket.http;

import io.floatwise.dmarket.metrics.BreakerCount;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens after failures in a row, rests, and lets a single call try. Thread-safe.
final class Breaker {

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private final CircuitBreaker breaker;
  private final LongAdder opened = new LongAdder();
  private final LongAdder halfOpened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /// How a call ended.
  private enum Call {
    SUCCEEDED,
    FAILED
  }

  Breaker(String name, BreakerPolicy.Threshold threshold, ProtocolTime time) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindow(
                threshold.failures(), threshold.failures(), SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(100)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitDurationInOpenState(threshold.rest())
            .clock(new MonotonicClock(time))
            .recordResult(Call.FAILED::equals)
            .writableStackTraceEnabled(false)
            .build();
    breaker = CircuitBreaker.of(name, config);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(event.getStateTransition().getToState()));
  }

  private void changed(CircuitBreaker.State to) {
    LOG.info("circuit breaker {}: {}", breaker.getName(), to);
    switch (state(to)) {
      case OPEN -> opened.increment();
      case HALF_OPEN -> halfOpened.increment();
      case CLOSED -> closed.increment();
    }
  }

  /// Asks for one call, which must then end in one of the three ways below.
  boolean tryPass() {
    boolean passes = breaker.tryAcquirePermission();
    if (!passes) {
      refused.increment();
    }
    return passes;
  }

  void succeeded() {
    succeeded.increment();
    breaker.onResult(0, TimeUnit.NANOSECONDS, Call.SUCCEEDED);
  }

  void failed() {
    failed.increment();
    breaker.onResult(0, TimeUnit.NANOSECONDS, Call.FAILED);
  }

  /// The call says nothing about what this breaker watches.
  void unused() {
    breaker.releasePermission();
  }

  String name() {
    return breaker.getName();
  }

  BreakerCount count() {
    return new BreakerCount(
        breaker.getName(),
        state(breaker.getState()),
        opened.sum(),
        halfOpened.sum(),
        closed.sum(),
        succeeded.sum(),
        failed.sum(),
        refused.sum());
  }

  private static BreakerCount.State state(CircuitBreaker.State state) {
    return switch (state) {
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerCount.State.CLOSED;
      case HALF_OPEN -> BreakerCount.State.HALF_OPEN;
      case OPEN, FORCED_OPEN -> BreakerCount.State.OPEN;
    };
  }

  /// A clock that nobody sets back: the origin is arbitrary.
  private static final class MonotonicClock extends Clock {
    private final ProtocolTime time;

    MonotonicClock(ProtocolTime time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(time.nanos());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
