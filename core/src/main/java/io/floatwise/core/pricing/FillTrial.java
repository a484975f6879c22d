package io.floatwise.core.pricing;

import java.util.OptionalDouble;

/// One order of ours: what was forecast when it was placed, and what became of it.
///
/// @param raw the forecast without corrections
/// @param made the forecast that was made
/// @param watchedDays how long it stood until it was filled, withdrawn or the counting ended
/// @param filled whether it was filled then; otherwise nothing is known of what came later
public record FillTrial(FillForecast raw, FillForecast made, double watchedDays, boolean filled) {

  /// 1 if it was filled within `days`, 0 if it stood that long unfilled; empty if it was withdrawn
  /// before.
  public OptionalDouble seen(double days) {
    if (filled && watchedDays <= days) {
      return OptionalDouble.of(1);
    }
    return watchedDays >= days ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
