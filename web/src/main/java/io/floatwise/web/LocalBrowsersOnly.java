package io.floatwise.web;

import io.floatwise.core.error.ErrorCode;
import io.helidon.http.Header;
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

/// Lets through only what names this machine as its host, so that no page from elsewhere reaches us
/// under its own name (DNS rebinding): reads, and commands that no other page sent. Puts the
/// security headers on every answer.
///
/// @param port our port, known once the server listens
record LocalBrowsersOnly(IntSupplier port) implements Filter {

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
    if (!isOurs(request)) {
      response
          .status(Status.FORBIDDEN_403)
          .send(ErrorCode.AUTHORISATION.after("Open this page under 127.0.0.1 or localhost."));
      return;
    }
    Method method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD) && !isCommand(request)) {
      response
          .status(Status.METHOD_NOT_ALLOWED_405)
          .header(HeaderNames.ALLOW, "GET, HEAD")
          .send(ErrorCode.INPUT.after("This page only shows; it changes nothing."));
      return;
    }
    chain.proceed();
  }

  /// A command of this page: a browser names the page that sends it.
  private boolean isCommand(RoutingRequest request) {
    return request.prologue().method().equals(Method.POST)
        && request.path().path().equals(Commanding.PATH)
        && (!request.headers().contains(HeaderNames.ORIGIN)
            || isOwn(
                request.headers().get(HeaderNames.ORIGIN).allValues().stream()
                    .map(origin -> origin.replaceFirst("^http://", ""))
                    .toList()));
  }

  private boolean isOurs(RoutingRequest request) {
    if (!request.headers().contains(HeaderNames.HOST)) {
      return false;
    }
    return isOwn(request.headers().get(HeaderNames.HOST).allValues());
  }

  private boolean isOwn(List<String> hosts) {
    String own = ":" + port.getAsInt();
    return hosts.size() == 1
        && List.of("127.0.0.1" + own, "localhost" + own, "[::1]" + own)
            .contains(hosts.getFirst().toLowerCase(Locale.ROOT));
  }
}
