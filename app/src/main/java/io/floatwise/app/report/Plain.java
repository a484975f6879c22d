package io.floatwise.app.report;

/// Words that the market chose, fit for a terminal.
public final class Plain {

  private Plain() {}

  /// `text` without control characters, which could do anything to a terminal.
  public static String text(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
  }
}
