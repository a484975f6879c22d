package io.floatwise.store.secret;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// The vault cannot be read, written or trusted. The message says what was expected, what was found
/// and what to do, and holds no part of a secret.
public final class VaultException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
