package io.floatwise.core.guard;

import java.time.Duration;

/// Why a call gave nothing.
public sealed interface Loss {

  /// What it was asked for cannot be.
  ///
  /// @param why what was expected and what was found
  record Refused(String why) implements Loss {}

  /// It threw.
  ///
  /// @param error what it threw
  record Threw(String error) implements Loss {}

  /// It did not come to an end in time and was abandoned.
  ///
  /// @param after how long it was waited for
  record Overdue(Duration after) implements Loss {}

  /// It was never begun.
  ///
  /// @param why what stood against it
  record NotBegun(String why) implements Loss {}
}
