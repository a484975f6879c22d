package io.floatwise.sandbox.market;

/// A recorded series that cannot be used; the message says what was expected and what was found.
public final class SeriesException extends Exception {

  public SeriesException(String message) {
    super(message);
  }

  public SeriesException(String message, Throwable cause) {
    super(message, cause);
  }
}
