package io.floatwise.dmarket.http;

import io.floatwise.dmarket.auth.Authorization;
import io.floatwise.dmarket.auth.RequestAuthorizer;
import io.floatwise.dmarket.request.ApiRequest;

/// Asks the authoriser about each attempt and puts its headers on it; what it denies ends here.
final class SignLink implements Link {

  private final Link next;
  private final RequestAuthorizer authorizer;
  private final VenueClock clock;

  SignLink(Link next, RequestAuthorizer authorizer, VenueClock clock) {
    this.next = next;
    this.authorizer = authorizer;
    this.clock = clock;
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    return switch (authorizer.authorize(request, clock.now())) {
      case Authorization.Granted granted ->
          next.exchange(request, send.withHeaders(granted.headers()));
      case Authorization.Denied(String reason) -> Exchange.failed(Fault.denied(reason));
    };
  }
}
