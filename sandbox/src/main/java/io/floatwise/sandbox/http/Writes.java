package io.floatwise.sandbox.http;

import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies inputs for an operation; a disk that does not take them is the server's own error.
final class Writes {
  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);
  private static final int FAILED_PRECONDITION = 9;

  private Writes() {}

  static List<Result> apply(SharedExchange exchange, Function<SimExchange, List<Input>> plan) {
    try {
      return exchange.write(plan);
    } catch (StateException e) {
      LOG.error("nothing was executed: {}", e.getMessage());
      throw new RefusedRequest(Errors.service(500, "Internal", "the sandbox cannot write its log"));
    }
  }

  /// Places the orders of a batch, each for itself or all or none, as the marketplace behaves.
  ///
  /// @param rows what the request calls them
  /// @return one outcome for each
  /// @throws RefusedRequest if one was refused and they stand or fall together
  static List<Outcome> batch(
      SharedExchange exchange, String rows, Function<SimExchange, List<Input>> plan) {
    List<Result> results =
        apply(
            exchange,
            sim -> {
              List<Input> orders = plan.apply(sim);
              return standOrFallTogether(exchange) && !orders.isEmpty()
                  ? List.of(new Input.Together(orders))
                  : orders;
            });
    List<Outcome> outcomes = new ArrayList<>();
    for (Result result : results) {
      switch (result) {
        case Result.Ordered(Outcome outcome) -> outcomes.add(outcome);
        case Result.Together(List<Outcome> all) -> {
          refuseAll(rows, all);
          outcomes.addAll(all);
        }
        case Result.Done(), Result.Reverted _, Result.Moving _, Result.Refused _ ->
            throw new IllegalStateException("expected the outcome of an order, found " + result);
      }
    }
    return outcomes;
  }

  static boolean standOrFallTogether(SharedExchange exchange) {
    return exchange.behaviours().is(Behaviour.BATCH, "all-or-nothing");
  }

  private static void refuseAll(String rows, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Rejected(String code, String detail)) {
        throw new RefusedRequest(
            refused(rows + "[" + i + "]", TargetOperations.listed(code), detail));
      }
    }
  }

  /// The answer to a batch that falls with one of its rows.
  static Reply refused(String row, String code, String detail) {
    return Errors.runtime(400, FAILED_PRECONDITION, row + ": " + code + ": " + detail);
  }
}
