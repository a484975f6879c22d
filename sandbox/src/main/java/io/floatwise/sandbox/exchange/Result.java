package io.floatwise.sandbox.exchange;

import io.floatwise.core.sim.Reversal;
import io.floatwise.core.trade.Outcome;
import java.util.List;

/// What came of an input.
public sealed interface Result {

  /// It cannot be refused and has happened.
  record Done() implements Result {}

  /// The exchange's answer to an order.
  record Ordered(Outcome outcome) implements Result {}

  /// The exchange's answers to orders that stand or fall together, in their order.
  record Together(List<Outcome> outcomes) implements Result {
    public Together {
      outcomes = List.copyOf(outcomes);
    }
  }

  record Reverted(Reversal reversal) implements Result {}

  /// Something moves to or from Steam.
  ///
  /// @param id of the transfer, or of the item where it is there already
  record Moving(String id) implements Result {}

  /// Refused by the Steam side.
  record Refused(String code, String detail) implements Result {}
}
