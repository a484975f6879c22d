package io.floatwise.app.demo;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.portfolio.LotState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Says after each round whether a demo has reached the end that was asked for, or gives up waiting
/// for a sale. Not thread-safe; for one run.
final class DemoEnd implements Predicate<Engine> {

  private final DemoOptions options;
  private final Supplier<Duration> elapsed;
  private final Instant begun;
  private final long soldBefore;
  private final long settledBefore;
  private boolean gaveUp;

  /// @param elapsed real time since the start of the program
  /// @param begun market time at the start of the run
  DemoEnd(DemoOptions options, Supplier<Duration> elapsed, Engine atStart, Instant begun) {
    this.options = options;
    this.elapsed = elapsed;
    this.begun = begun;
    this.soldBefore = sold(atStart);
    this.settledBefore = settled(atStart);
  }

  @Override
  public boolean test(Engine engine) {
    boolean days =
        options.days().isPresent()
            && marketTime(engine).compareTo(Duration.ofDays(options.days().getAsInt())) >= 0;
    return days
        || switch (options.until()) {
          case STOPPED -> false;
          case READY -> true;
          case SOLD -> reached(sold(engine) > soldBefore, engine) || givesUp(engine);
          case SETTLED -> reached(settled(engine) > settledBefore, engine) || givesUp(engine);
        };
  }

  /// Market time that passed in this run.
  Duration marketTime(Engine engine) {
    return Duration.between(begun, engine.now());
  }

  /// Whether the run ended because nothing was sold in time.
  boolean hasGivenUp() {
    return gaveUp;
  }

  /// Whether the aim is reached and the venue owes no clear answer any more: books are compared
  /// when they are whole. Nobody waits for that beyond his patience.
  private boolean reached(boolean aim, Engine engine) {
    return aim && (engine.portfolio().openSubmissions().isEmpty() || isOutOfPatience());
  }

  private boolean isOutOfPatience() {
    return elapsed.get().compareTo(options.patience()) > 0;
  }

  private boolean givesUp(Engine engine) {
    boolean unsettled =
        engine.portfolio().lots().stream().anyMatch(l -> l.state() instanceof LotState.Sold);
    boolean waitsForSale =
        switch (options.until()) {
          case STOPPED, READY -> false;
          case SOLD -> true;
          case SETTLED -> !unsettled;
        };
    gaveUp = waitsForSale && sold(engine) == soldBefore && isOutOfPatience();
    return gaveUp;
  }

  private static long sold(Engine engine) {
    return engine.portfolio().totals().sales();
  }

  private static long settled(Engine engine) {
    return engine.portfolio().lots().stream()
        .filter(l -> l.state() instanceof LotState.Settled)
        .count();
  }
}
