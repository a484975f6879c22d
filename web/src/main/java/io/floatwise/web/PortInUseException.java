package io.floatwise.web;

/// The port of the dashboard cannot be had, usually because another program has it.
public final class PortInUseException extends RuntimeException {

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
}
