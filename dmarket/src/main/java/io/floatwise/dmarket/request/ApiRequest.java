package io.floatwise.dmarket.request;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One request, ready to be signed and sent unchanged.
///
/// @param operation what it asks for
/// @param target percent-encoded path with its query, exactly as on the request line
/// @param body JSON text, exactly as sent; empty for none
public record ApiRequest(Operation operation, String target, String body) {

  public ApiRequest {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (!operation.matches(path)) {
      throw new IllegalArgumentException(
          "expected the path of " + operation + " (" + operation.path() + "), found " + path);
    }
  }

  /// A request with query parameters in the given order; no question mark without parameters.
  public static ApiRequest get(Operation operation, List<Map.Entry<String, String>> query) {
    String joined =
        query.stream()
            .map(p -> PercentCode.encode(p.getKey()) + "=" + PercentCode.encode(p.getValue()))
            .collect(Collectors.joining("&"));
    String target = joined.isEmpty() ? operation.path() : operation.path() + "?" + joined;
    return new ApiRequest(operation, target, "");
  }

  /// A request whose path goes on with `segments`, each of which may hold any character.
  public static ApiRequest path(Operation operation, String... segments) {
    String tail =
        List.of(segments).stream().map(PercentCode::encode).collect(Collectors.joining("/"));
    return new ApiRequest(operation, operation.path() + tail, "");
  }

  /// A request with a JSON body.
  public static ApiRequest withBody(Operation operation, String body) {
    return new ApiRequest(operation, operation.path(), body);
  }

  public String method() {
    return operation.method();
  }

  public boolean isRead() {
    return operation.isRead();
  }
}
