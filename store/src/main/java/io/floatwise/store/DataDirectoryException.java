package io.floatwise.store;

/// The data directory cannot be used. The message says which one, why, and what to do.
public final class DataDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DataDirectoryException(String message) {
    super(message);
  }

  DataDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
