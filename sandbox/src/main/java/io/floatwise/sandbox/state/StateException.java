package io.floatwise.sandbox.state;

import java.io.IOException;

/// The state directory cannot be used; the message says what is wrong with which file and what to
/// do. Nothing was deleted.
public final class StateException extends IOException {
  public StateException(String message) {
    super(message);
  }

  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
