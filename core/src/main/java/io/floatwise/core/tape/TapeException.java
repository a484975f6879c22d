package io.floatwise.core.tape;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// A tape, or a part of it, cannot be written or believed. The message says what was expected and
/// what was found.
public final class TapeException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  public TapeException(String message) {
    super(message);
  }

  public TapeException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
