package io.floatwise.store.database;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// The data directory cannot be used. The message says which one, why, and what to do.

public final class DataDirectoryException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  DataDirectoryException(String message) {
    super(message);
  }

  DataDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
