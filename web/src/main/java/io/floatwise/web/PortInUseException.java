package io.floatwise.web;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// The port of the dashboard cannot be had, usually because another program has it.

public final class PortInUseException extends RuntimeException implements CodedError {

  private final int port;

  PortInUseException(int port, Throwable cause) {
    super(
        "port %d on 127.0.0.1 cannot be used (%s); choose another one"
            .formatted(port, cause.getMessage()),
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.CONNECTION;
  }
}
