package io.floatwise.store;

/// A row that this program cannot turn into an entry.
final class UnreadableRow extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableRow(String place, String expected, String found) {
    super(place + ": expected " + expected + ", found " + found);
  }

  UnreadableRow(String place, String expected, String found, Throwable cause) {
    super(place + ": expected " + expected + ", found " + found, cause);
  }
}
