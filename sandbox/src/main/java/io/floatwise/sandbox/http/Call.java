package io.floatwise.sandbox.http;

import io.floatwise.core.sim.AccountId;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A signed request on its way to an operation.
///
/// @param account whose key signed it
/// @param publicKey that key
/// @param request as it came
/// @param query its parameters
public record Call(AccountId account, String publicKey, RawRequest request, Query query) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// The body as a JSON object.
  ///
  /// @throws RefusedRequest if it is none
  public JsonNode json() {
    try {
      JsonNode node = MAPPER.readTree(request.body());
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new RefusedRequest(badBody());
    }
    throw new RefusedRequest(badBody());
  }

  private io.floatwise.sandbox.wire.Reply badBody() {
    return request.path().startsWith("/marketplace-api/")
        ? Errors.invalidArgument("invalid request body")
        : Errors.service(400, "BadRequest", "invalid request body");
  }
}
