package io.floatwise.dmarket.wire;

import java.util.regex.Pattern;

/// Text that somebody else chose, for our logs and messages.
public final class ForeignText {

  private static final int LONGEST = 300;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private ForeignText() {}

  /// One line of at most 300 characters and three dots; what would end or hide a line is a space.
  public static String oneLine(String text) {
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return CONTROL.matcher(head).replaceAll(" ");
  }
}
