package io.floatwise.core.shared;

/// Parts of a limit. They are rounded down, so parts of a whole never exceed it; the whole can be
/// divided by every number up to 16, so up to 16 equal parts of a limit lose nothing.
public final class Share {

  public static final int WHOLE = 720_720;

  private Share() {}

  /// @param limit 0 or more
  /// @param part 0 to [#WHOLE]
  public static int of(int limit, int part) {
    return (int) ((long) limit * part / WHOLE);
  }
}
