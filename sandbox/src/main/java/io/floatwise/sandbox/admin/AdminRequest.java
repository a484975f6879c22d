package io.floatwise.sandbox.admin;

import io.floatwise.sandbox.wire.Bodies;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Numbers;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The body of a request to the controls.
record AdminRequest(JsonNode body) {

  /// @throws RefusedRequest if it is no JSON object
  static AdminRequest of(RawRequest request) {
    return new AdminRequest(
        Bodies.object(request.body())
            .orElseThrow(() -> refused("BadRequest", "the body is no JSON object")));
  }

  boolean has(String name) {
    return body.has(name);
  }

  String text(String name, String fallback) {
    return body.path(name).asString(fallback);
  }

  /// @throws RefusedRequest if the field is there and no number from `least` to `most`
  int number(String name, int fallback, int least, int most) {
    if (!body.has(name)) {
      return fallback;
    }
    OptionalLong value = Numbers.int64(body.path(name));
    if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most) {
      throw refused("BadRequest", name + " must be between " + least + " and " + most);
    }
    return (int) value.getAsLong();
  }

  static RefusedRequest refused(String code, String message) {
    return new RefusedRequest(Errors.service(400, code, message));
  }
}
