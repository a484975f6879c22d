package io.floatwise.dmarket.auth;

import io.floatwise.dmarket.request.ApiRequest;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Signs reads always, and writes only while it is permitted. Asked right before each request
/// leaves, after it has waited for its budget. Thread-safe.
public final class PermittedSigner implements RequestAuthorizer {

  private final RequestSigner signer;
  private final BooleanSupplier permitted;

  /// @param permitted whether writes may be sent now; answers at once
  public PermittedSigner(RequestSigner signer, BooleanSupplier permitted) {
    this.signer = signer;
    this.permitted = permitted;
  }

  @Override
  public Authorization authorize(ApiRequest request, Instant date) {
    return request.isRead() || permitted.getAsBoolean()
        ? signer.authorize(request, date)
        : new Authorization.Denied(
            request.operation() + " is a write, and this node may not trade the account any more");
  }
}
