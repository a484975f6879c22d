package io.floatwise.core.market;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// Something without which there is nothing to say or do could not be read at the venue.
public final class MarketUnreadException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /// @param what for people, for example `the quotes of CS2`
  public MarketUnreadException(String what, Failure failure) {
    super("cannot read %s: %s".formatted(what, failure.detail()));
    this.code = failure.errorCode();
  }

  @Override
  public ErrorCode errorCode() {
    return code;
  }
}
