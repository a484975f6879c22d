package io.floatwise.core.error;

/// What a person gave us makes no sense; the message says what was expected and what was found.
public class InputException extends IllegalArgumentException implements CodedError {

  private static final long serialVersionUID = 1;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public final ErrorCode errorCode() {
    return ErrorCode.INPUT;
  }
}
