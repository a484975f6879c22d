package io.floatwise.core.error;

/// A limit, the mode or the present state does not allow what was asked for; the message says which
/// and what is needed.
public final class NotAllowedException extends IllegalStateException implements CodedError {

  private static final long serialVersionUID = 1;

  public NotAllowedException(String message) {
    super(message);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.RULE;
  }
}
