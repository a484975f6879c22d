package io.floatwise.optimiser.trial;

import java.time.LocalDate;
import java.util.Arrays;

/// What an account was worth at the end of each day, in cents. Immutable.
public final class EquityCurve {

  /// Nothing happened.
  public static final EquityCurve EMPTY = new EquityCurve(0, new long[0], new long[0]);

  private static final long SECONDS_OF_DAY = 86_400;

  private final long start;
  private final long[] days;
  private final long[] cents;

  private EquityCurve(long start, long[] days, long[] cents) {
    this.start = start;
    this.days = days;
    this.cents = cents;
  }

  /// @param start what the account was worth before the first day, above zero
  /// @param days since 1970-01-01, ascending; a day that is left out ended as the one before it
  /// @param cents at the end of each
  /// @throws IllegalArgumentException if they make no curve, which is a bug of the experiment
  public static EquityCurve of(long start, long[] days, long[] cents) {
    if (days.length != cents.length || start <= 0) {
      throw new IllegalArgumentException(
          "expected a start above zero and an amount for each day, found %d, %d days, %d amounts"
              .formatted(start, days.length, cents.length));
    }
    for (int i = 1; i < days.length; i++) {
      if (days[i] <= days[i - 1]) {
        throw new IllegalArgumentException(
            "expected ascending days, found %s after %s"
                .formatted(LocalDate.ofEpochDay(days[i]), LocalDate.ofEpochDay(days[i - 1])));
      }
    }
    return new EquityCurve(start, days.clone(), cents.clone());
  }

  /// How many days it tells of.
  public int size() {
    return days.length;
  }

  public LocalDate day(int index) {
    return LocalDate.ofEpochDay(days[index]);
  }

  /// Worth at the end of the day.
  public long cents(int index) {
    return cents[index];
  }

  /// Worth before the first day.
  public long start() {
    return start;
  }

  /// Worth at the end of the last day.
  public long end() {
    return cents.length == 0 ? start : cents[cents.length - 1];
  }

  public long profit() {
    return end() - start;
  }

  /// One return for each calendar day from the first to the last; a day that is left out returned
  /// nothing, and so does every day after the money was gone.
  public double[] returns() {
    if (days.length == 0) {
      return new double[0];
    }
    double[] returns = new double[Math.toIntExact(days[days.length - 1] - days[0] + 1)];
    long before = start;
    for (int i = 0; i < days.length; i++) {
      returns[Math.toIntExact(days[i] - days[0])] =
          before <= 0 ? 0 : (double) (cents[i] - before) / before;
      before = cents[i];
    }
    return returns;
  }

  /// As [#returns], for each day of a window; outside of the curve nothing is returned.
  public double[] returns(Window window) {
    long first = Math.floorDiv(window.from().getEpochSecond(), SECONDS_OF_DAY);
    long last = Math.floorDiv(window.until().getEpochSecond() - 1, SECONDS_OF_DAY);
    double[] all = new double[Math.toIntExact(last - first + 1)];
    double[] mine = returns();
    for (int i = 0; i < mine.length; i++) {
      long place = days[0] + i - first;
      if (place >= 0 && place < all.length) {
        all[(int) place] = mine[i];
      }
    }
    return all;
  }

  /// Deepest fall from a best, in cents; 0 if it never fell.
  public long drawdown() {
    long best = start;
    long deepest = 0;
    for (long each : cents) {
      best = Math.max(best, each);
      deepest = Math.max(deepest, best - each);
    }
    return deepest;
  }

  /// Deepest fall as a share of the best before it; 0 to 1, more where the account owes money.
  public double drawdownShare() {
    long best = start;
    double deepest = 0;
    for (long each : cents) {
      best = Math.max(best, each);
      deepest = Math.max(deepest, (double) (best - each) / best);
    }
    return deepest;
  }

  /// This curve, and then the gains and losses of another.
  ///
  /// @param next of later days
  public EquityCurve then(EquityCurve next) {
    if (days.length == 0) {
      return next;
    }
    long[] allDays = Arrays.copyOf(days, days.length + next.days.length);
    long[] allCents = Arrays.copyOf(cents, allDays.length);
    for (int i = 0; i < next.days.length; i++) {
      allDays[days.length + i] = next.days[i];
      allCents[days.length + i] = end() + next.cents[i] - next.start;
    }
    return of(start, allDays, allCents);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EquityCurve curve
        && start == curve.start
        && Arrays.equals(days, curve.days)
        && Arrays.equals(cents, curve.cents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days) * 31 + Arrays.hashCode(cents);
  }

  @Override
  public String toString() {
    return "%d days from %d to %d cents".formatted(days.length, start, end());
  }
}
