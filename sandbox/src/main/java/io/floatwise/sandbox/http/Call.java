package io.floatwise.sandbox.http;

import io.floatwise.core.sim.AccountId;
import io.floatwise.sandbox.wire.Bodies;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import tools.jackson.databind.JsonNode;

/// A signed request on its way to an operation.
///
/// @param account whose key signed it
/// @param publicKey that key
/// @param request as it came
/// @param query its parameters
public record Call(AccountId account, String publicKey, RawRequest request, Query query) {

  /// The body as a JSON object.
  ///
  /// @throws RefusedRequest if it is none
  public JsonNode json() {
    return Bodies.object(request.body())
        .orElseThrow(
            () -> new RefusedRequest(Errors.badRequest(request.path(), "invalid request body")));
  }
}
