package io.floatwise.dmarket.auth;

import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.PercentCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Signs every request with Ed25519 over `METHOD + decoded path + ["?" + raw query] + raw body +
/// date in seconds`. Thread-safe.
public final class RequestSigner implements RequestAuthorizer {

  private final ApiKey key;

  public RequestSigner(ApiKey key) {
    this.key = key;
  }

  @Override
  public Authorization authorize(ApiRequest request, Instant date) {
    return new Authorization.Granted(
        headers(request.method(), request.target(), request.body(), date));
  }

  /// The three headers for a request that this client's catalogue need not know.
  ///
  /// @param method upper case
  /// @param target the request target exactly as it is sent
  /// @param body exactly as it is sent, in UTF-8; empty for none
  public Map<String, String> headers(String method, String target, String body, Instant date) {
    String seconds = Long.toString(date.getEpochSecond());
    return Map.of(
        "X-Api-Key",
        key.publicHex(),
        "X-Sign-Date",
        seconds,
        "X-Request-Sign",
        "dmar ed25519 " + key.signHex(message(method, target, body, seconds)));
  }

  private static byte[] message(String method, String target, String body, String seconds) {
    int query = target.indexOf('?');
    ByteArrayOutputStream message = new ByteArrayOutputStream(target.length() + body.length() + 32);
    message.writeBytes(utf8(method));
    message.writeBytes(PercentCode.decode(query < 0 ? target : target.substring(0, query)));
    message.writeBytes(utf8(query < 0 ? "" : target.substring(query)));
    message.writeBytes(utf8(body));
    message.writeBytes(utf8(seconds));
    return message.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
