package io.floatwise.sandbox.exchange;

import io.floatwise.core.sim.Reversal;
import io.floatwise.core.trade.Outcome;

/// What came of an input.
public sealed interface Result {

  /// It cannot be refused and has happened.
  record Done() implements Result {}

  /// The exchange's answer to an order.
  record Ordered(Outcome outcome) implements Result {}

  record Reverted(Reversal reversal) implements Result {}
}
