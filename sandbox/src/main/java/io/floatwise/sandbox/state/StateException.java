package io.floatwise.sandbox.state;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import java.io.IOException;

/// The state directory cannot be used; the message says what is wrong with which file and what to
/// do. Nothing was deleted.
public final class StateException extends IOException implements CodedError {
  public StateException(String message) {
    super(message);
  }

  public StateException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
