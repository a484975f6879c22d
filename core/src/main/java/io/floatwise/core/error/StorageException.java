package io.floatwise.core.error;

/// What the program keeps (journal, people, secrets) cannot be written or trusted. Trading must not
/// go on. The message says what was expected, what was found and what to do.
public final class StorageException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
