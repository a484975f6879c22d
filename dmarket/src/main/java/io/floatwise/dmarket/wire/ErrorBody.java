package io.floatwise.dmarket.wire;

import java.util.Optional;

/// What DMarket says when it says no. Three JSON shapes exist: `{"Code","Message"}` of the gateway,
/// `{"code","message"}` of the services, `{"error","code":3,"message"}` of the gRPC services.
///
/// @param code a word, or `grpc-3` for a gRPC status number
/// @param message for people, on one line
public record ErrorBody(String code, String message) {

  /// Empty if `body` is none of the shapes: a page, another service's JSON, or nothing.
  public static Optional<ErrorBody> read(byte[] body) {
    try {
      Json json = Json.parse(body);
      Optional<String> message = json.optionalText("message").or(() -> json.optionalText("error"));
      return json.optionalText("code")
          .map(c -> c.chars().allMatch(Character::isDigit) ? "grpc-" + c : c)
          .map(c -> new ErrorBody(ForeignText.oneLine(c), ForeignText.oneLine(message.orElse(""))));
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
