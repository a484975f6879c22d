package io.floatwise.dmarket;

import io.floatwise.dmarket.http.ProtocolTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;

/// Protocol time that moves only by sleeping, and remembers every sleep.
public final class ManualTime implements ProtocolTime {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;
  private long nanos = 1_000_000_000_000L;

  public ManualTime(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    advance(duration);
  }

  @Override
  public synchronized void await(Condition condition, long nanos) {
    advance(Duration.ofNanos(nanos));
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
  }

  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
