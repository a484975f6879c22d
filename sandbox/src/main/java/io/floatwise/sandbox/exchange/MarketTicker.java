package io.floatwise.sandbox.exchange;

import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Moves market time: by itself with real time, until a controller takes the clock; from then on,
/// and after every restart, only as far as the controller asks, at most at the speed of the clock.
///
/// By itself it starts with the first signed request, so that a controller which takes the clock
/// first finds the market at its first moment. Without pacing it never moves by itself.
/// Thread-safe.
public final class MarketTicker {
  private final SharedExchange exchange;
  private final ClockSpeed speed;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Anchor anchor;
  private WallTime released = WallTime.now();

  public MarketTicker(SharedExchange exchange, ClockSpeed speed) {
    this.exchange = exchange;
    this.speed = speed;
  }

  public ClockSpeed speed() {
    return speed;
  }

  /// A moment of both times that belong together.
  private record Anchor(WallTime wall, Instant market) {}

  /// Brings market time to where real time says it is, in whole seconds; nothing happens once a
  /// controller has the clock.
  ///
  /// @throws StateException if the step cannot be made durable; market time then stays
  public synchronized void tick(WallTime wall) throws StateException {
    if (speed.isUnpaced() || exchange.clockTaken()) {
      return;
    }
    Anchor start = anchor;
    if (start == null) {
      anchor = new Anchor(wall, exchange.now());
      return;
    }
    Duration passed = speed.marketTime(wall.since(start.wall()));
    advance(start.market().plus(passed).truncatedTo(ChronoUnit.SECONDS), false);
  }

  /// Whether [#tick] was ever called.
  public synchronized boolean isRunning() {
    return anchor != null;
  }

  /// Who moves market time, in one word: `lockstep` if a controller does, `free` if it moves by
  /// itself, `waiting` if it stands still until the first signed request or, without pacing, until
  /// a controller comes.
  public synchronized String state() {
    if (exchange.clockTaken()) {
      return "lockstep";
    }
    return speed.isUnpaced() || anchor == null ? "waiting" : "free";
  }

  /// Takes the clock without moving it.
  public void take() throws StateException {
    exchange.write(sim -> exchange.clockTaken() ? List.of() : List.of(new Input.TakeClock()));
  }

  /// Takes the clock and moves market time to `asked`, never further, waiting as long as the speed
  /// demands since the last step. Returns market time; it is earlier than `asked` (to the
  /// millisecond) only when the sandbox is being closed.
  public Instant awaitUntil(Instant asked) throws StateException, InterruptedException {
    Instant until = asked.truncatedTo(ChronoUnit.MILLIS);
    take();
    turn.lockInterruptibly();
    try {
      Instant now = exchange.now();
      if (!until.isAfter(now)) {
        return now;
      }
      Duration needed = speed.realTime(Duration.between(now, until));
      Duration left = needed.minus(WallTime.now().since(released));
      if (left.isPositive() && closed.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
        return now;
      }
      advance(until, true);
      released = WallTime.now();
      return exchange.now();
    } finally {
      turn.unlock();
    }
  }

  private void advance(Instant to, boolean controlled) throws StateException {
    exchange.write(sim ->
        to.isAfter(sim.now()) && exchange.clockTaken() == controlled
            ? List.of(new Input.Advance(to))
            : List.of());
  }

  /// Lets everybody who waits return.
  public void close() {
    closed.countDown();
  }
}
