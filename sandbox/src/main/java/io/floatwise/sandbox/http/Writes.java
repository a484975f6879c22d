package io.floatwise.sandbox.http;

import io.floatwise.core.sim.SimExchange;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.RefusedRequest;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies inputs for an operation; a disk that does not take them is the server's own error.
final class Writes {
  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

  private Writes() {}

  static List<Result> apply(SharedExchange exchange, Function<SimExchange, List<Input>> plan) {
    try {
      return exchange.write(plan);
    } catch (StateException e) {
      LOG.error("nothing was executed: {}", e.getMessage());
      throw new RefusedRequest(Errors.service(500, "Internal", "the sandbox cannot write its log"));
    }
  }
}
