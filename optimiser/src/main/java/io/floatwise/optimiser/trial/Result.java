package io.floatwise.optimiser.trial;

import java.time.Duration;

/// How one trial ended. A trial that did not end well never ends the search.
public sealed interface Result {

  /// It ran to its end.
  record Done(Trial trial) implements Result {}

  /// The parameters cannot hold together.
  ///
  /// @param why what was expected and what was found
  record Invalid(String why) implements Result {}

  /// The backtest threw.
  ///
  /// @param error what it threw
  record Failed(String error) implements Result {}

  /// It did not come to an end in time and was abandoned.
  ///
  /// @param after how long it was waited for
  record Overdue(Duration after) implements Result {}

  /// It was never begun.
  ///
  /// @param why what stood against it
  record NotRun(String why) implements Result {}
}
