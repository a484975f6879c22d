package io.floatwise.tape.series;

/// One row of a file cannot be used; the others go on.
final class RowException extends Exception {

  private static final long serialVersionUID = 1;

  private static final int SHOWN = 60;

  RowException(String expected, String found) {
    super(
        "expected %s, found \"%s\""
            .formatted(
                expected, found.length() > SHOWN ? found.substring(0, SHOWN) + "..." : found));
  }
}
