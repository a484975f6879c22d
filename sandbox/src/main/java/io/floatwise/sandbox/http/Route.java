package io.floatwise.sandbox.http;

/// Where an operation is found.
///
/// @param method upper case
/// @param path decoded; ending in a slash it is a prefix of the paths it serves
/// @param group whose rate limit counts
/// @param write whether it changes the exchange
public record Route(
    String method, String path, RateGroup group, boolean write, Operation operation) {

  /// How counters and faults call it: `GET /account/v1/balance`.
  public String name() {
    return method + " " + path;
  }

  boolean serves(String askedMethod, String askedPath) {
    return method.equals(askedMethod)
        && (path.endsWith("/") ? askedPath.startsWith(path) : askedPath.equals(path));
  }
}
