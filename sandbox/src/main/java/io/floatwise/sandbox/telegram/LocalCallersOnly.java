package io.floatwise.sandbox.telegram;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/// Lets through only requests that name this machine as their host and, where a browser says where
/// it comes from, come from our own page. Puts the security headers on every answer.
///
/// @param port our port, known once the server listens
record LocalCallersOnly(IntSupplier port) implements Filter {

  private static final List<Header> SECURITY =
      List.of(
          HeaderValues.create(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"),
          HeaderValues.create("X-Content-Type-Options", "nosniff"),
          HeaderValues.create("X-Frame-Options", "DENY"),
          HeaderValues.create("Referrer-Policy", "no-referrer"),
          HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"));

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    SECURITY.forEach(response::header);
    String own = ":" + port.getAsInt();
    List<String> names = List.of("127.0.0.1" + own, "localhost" + own, "[::1]" + own);
    List<String> hosts = values(request, HeaderNames.HOST);
    List<String> origins = values(request, HeaderNames.ORIGIN);
    if (hosts.size() != 1
        || !names.contains(hosts.getFirst().toLowerCase(Locale.ROOT))
        || !origins.stream().allMatch(origin -> isOurs(origin, names))) {
      response.status(Status.FORBIDDEN_403).send("Open this page under 127.0.0.1 or localhost.");
      return;
    }
    if (isPagePost(request) && !isJson(request)) {
      response.status(Status.UNSUPPORTED_MEDIA_TYPE_415).send("Expected application/json.");
      return;
    }
    chain.proceed();
  }

  private static boolean isOurs(String origin, List<String> names) {
    return origin.startsWith("http://") && names.contains(origin.substring("http://".length()));
  }

  /// A form of a foreign page cannot send JSON without asking first.
  private static boolean isPagePost(RoutingRequest request) {
    return request.prologue().method().equals(Method.POST)
        && request.path().path().startsWith("/chat/");
  }

  private static boolean isJson(RoutingRequest request) {
    return request
        .headers()
        .contentType()
        .filter(type -> type.mediaType().text().equals("application/json"))
        .isPresent();
  }

  private static List<String> values(RoutingRequest request, HeaderName name) {
    return request.headers().contains(name) ? request.headers().get(name).allValues() : List.of();
  }
}
