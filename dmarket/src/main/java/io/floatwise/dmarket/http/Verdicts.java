package io.floatwise.dmarket.http;

import io.floatwise.core.market.Failure;
import io.floatwise.dmarket.wire.ErrorBody;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import okio.ByteString;

/// What an answer without success means. A 4xx with an error body of DMarket's own proves that
/// nothing happened; a server error, a page or a redirect proves nothing.
final class Verdicts {

  private static final Set<String> KEY_CODES =
      Set.of(
          "Unauthorized",
          "InvalidSignature",
          "InvalidAPIKey",
          "APIKeyDisabled",
          "TokenNotValid",
          "Banned",
          "grpc-16");
  private static final int REQUEST_TIMEOUT = 408;

  /// The venue retired the operation, in whatever words it says so.
  private static final int GONE = 410;

  private Verdicts() {}

  /// @param json whether the answer claims to be JSON, or claims nothing
  static Fault of(
      int status, boolean json, ByteString body, RateHints hints, Optional<String> requestId) {
    Optional<ErrorBody> error = json ? ErrorBody.read(body.toByteArray()) : Optional.empty();
    String code = status == GONE ? "Gone" : error.map(ErrorBody::code).orElse("HTTP-" + status);
    String detail =
        error
            .map(e -> "answered %d %s: %s".formatted(status, e.code(), e.message()))
            .orElse("answered %d %s".formatted(status, json ? "without a reason" : "with a page"));
    boolean clientError = status >= 400 && status < 500;
    boolean definite =
        status == 429 || (clientError && status != REQUEST_TIMEOUT && error.isPresent());
    return new Fault(
        failure(status, json, code, detail, hints),
        Fault.Origin.VENUE,
        OptionalInt.of(status),
        status == 429 ? "Throttled" : code,
        requestId,
        definite);
  }

  /// What such an answer says about the state of the venue. A page where JSON was due comes from
  /// maintenance or from something in front of the venue, whatever its status.
  static Optional<Trouble> trouble(int status, boolean json) {
    if (status == 429) {
      return Optional.of(Trouble.THROTTLED);
    }
    if (!json && (status >= 500 || status == 403)) {
      return Optional.of(Trouble.MAINTENANCE);
    }
    return status >= 500 || status == REQUEST_TIMEOUT
        ? Optional.of(Trouble.SERVER_ERROR)
        : Optional.empty();
  }

  private static Failure failure(
      int status, boolean json, String code, String detail, RateHints hints) {
    if (status == 429) {
      Duration asked = hints.wait(status);
      return new Failure.Throttled(asked.isZero() ? Duration.ofSeconds(1) : asked, detail);
    }
    if (status == 401 || (status >= 400 && status < 500 && KEY_CODES.contains(code))) {
      return new Failure.Unauthorised(detail);
    }
    if (status >= 500 || status == REQUEST_TIMEOUT) {
      return new Failure.Unreachable(detail);
    }
    return status == GONE || (status >= 400 && json)
        ? new Failure.Refused(code, detail)
        : new Failure.Garbled(detail);
  }
}
