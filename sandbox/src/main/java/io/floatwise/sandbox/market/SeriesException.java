package io.floatwise.sandbox.market;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A recorded series that cannot be used; the message says what was expected and what was found.
public final class SeriesException extends Exception {

  public SeriesException(String message) {
    super(message);
  }

  public SeriesException(String message, Throwable cause) {
    super(message, cause);
  }

  /// A file that cannot be read. What the system says of it is often only its name.
  public static SeriesException unread(Path file, IOException cause) {
    String found =
        switch (cause) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "nobody gave the right to read it";
          default -> String.valueOf(cause.getMessage());
        };
    return new SeriesException(file + ": cannot be read: " + found, cause);
  }
}
