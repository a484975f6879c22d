package io.floatwise.store.codec;

/// A row that this program cannot turn into an entry.
public final class UnreadableRow extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnreadableRow(String place, String expected, String found) {
    super(place + ": expected " + expected + ", found " + found);
  }

  public UnreadableRow(String place, String expected, String found, Throwable cause) {
    super(place + ": expected " + expected + ", found " + found, cause);
  }
}
