package io.floatwise.redis;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// Redis cannot be used; the message says why and what to do, and holds no password.
public final class RedisException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  RedisException(String message) {
    super(message);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.CONNECTION;
  }
}
