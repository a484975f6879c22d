package io.floatwise.dmarket.auth;

import io.floatwise.dmarket.request.ApiRequest;
import java.time.Instant;

/// Decides about every attempt to send a request. Thread-safe.
@FunctionalInterface
public interface RequestAuthorizer {

  /// @param request what is about to be sent, byte for byte
  /// @param date protocol time of this attempt, in the venue's clock
  Authorization authorize(ApiRequest request, Instant date);
}
