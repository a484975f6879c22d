package io.floatwise.core.journal;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// The journal cannot be written or trusted. Trading must not go on. The message says what was
/// expected, what was found and what to do.

public final class JournalException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
