package io.floatwise.dmarket.auth;

import io.floatwise.dmarket.request.ApiRequest;
import java.time.Instant;

/// Signs the reads of the catalogue and denies everything else: a mode that may not spend holds no
/// other signer. Thread-safe.
public final class ReadOnlySigner implements RequestAuthorizer {

  private final RequestSigner signer;

  public ReadOnlySigner(RequestSigner signer) {
    this.signer = signer;
  }

  @Override
  public Authorization authorize(ApiRequest request, Instant date) {
    return request.isRead()
        ? signer.authorize(request, date)
        : new Authorization.Denied(request.operation() + " is a write, and this mode only reads");
  }
}
