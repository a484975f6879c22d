package io.floatwise.core.market;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import java.time.Duration;

/// Why a call brought no usable answer. `detail` is for people and never holds a secret.
public sealed interface Failure extends CodedError {

  String detail();

  @Override
  default ErrorCode errorCode() {
    return switch (this) {
      case Throttled _ -> ErrorCode.RATE;
      case Unauthorised _ -> ErrorCode.AUTHORISATION;
      case Refused _, Garbled _ -> ErrorCode.MARKETPLACE;
      case Unreachable _ -> ErrorCode.CONNECTION;
    };
  }

  /// The venue asked us to slow down; `retryAfter` in real time.
  record Throttled(Duration retryAfter, String detail) implements Failure {}

  /// The key or signature was not accepted.
  record Unauthorised(String detail) implements Failure {}

  /// The venue understood and said no.
  record Refused(String code, String detail) implements Failure {}

  /// No answer, or not in time.
  record Unreachable(String detail) implements Failure {}

  /// An answer that we do not understand.
  record Garbled(String detail) implements Failure {}
}
