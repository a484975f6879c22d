package io.floatwise.store.lease;

import java.time.Duration;

/// How long a lease holds.
///
/// @param length after which another node may take it, by the clock of the database
/// @param margin how long before that its holder stops, by its own clocks; what it began before it
///   stopped must have reached its end within this time
public record LeaseTerms(Duration length, Duration margin) {

  /// A dead node's accounts stand still for 15 seconds at most, and then for as long as a start
  /// takes.
  public static final LeaseTerms USUAL =
      new LeaseTerms(Duration.ofSeconds(15), Duration.ofSeconds(5));

  public LeaseTerms {
    if (!margin.isPositive() || margin.multipliedBy(2).compareTo(length) >= 0) {
      throw new IllegalArgumentException(
          "expected a margin that is positive and less than half of the length, found %s of %s"
              .formatted(margin, length));
    }
  }

  /// How long its holder may use it after it asked for it.
  Duration use() {
    return length.minus(margin);
  }

  /// How often it is renewed: twice may fail.
  public Duration renewal() {
    return use().dividedBy(3);
  }
}
