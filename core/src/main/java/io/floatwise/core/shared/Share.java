package io.floatwise.core.shared;

/// Parts of a limit, in millionths. All parts are rounded down, so parts of a whole never exceed it.
public final class Share {

  public static final int WHOLE = 1_000_000;

  private Share() {}

  /// @param limit 0 or more
  /// @param part 0 to [#WHOLE]
  public static int of(int limit, int part) {
    return (int) ((long) limit * part / WHOLE);
  }
}
