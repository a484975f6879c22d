package io.floatwise.sandbox.telegram;

import java.util.Map;

/// One call of the bot and its answer.
///
/// @param parameters as sent, structures as JSON text
/// @param reply the whole JSON answer
public record ApiCall(String method, Map<String, String> parameters, int status, String reply) {

  public ApiCall {
    parameters = Map.copyOf(parameters);
  }
}
