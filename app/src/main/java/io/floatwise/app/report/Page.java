package io.floatwise.app.report;

import java.util.Map;

/// Lines of text for a terminal: none is wider than it. Not thread-safe.
public final class Page {

  /// Where nobody says how wide the terminal is.
  private static final int USUAL = 120;

  /// Nothing useful fits into less.
  private static final int NARROWEST = 60;

  private static final String CUT = "…";

  private final int width;
  private final StringBuilder out = new StringBuilder();

  /// @param width columns of the terminal; less than 60 counts as 60
  public Page(int width) {
    this.width = Math.max(width, NARROWEST);
  }

  /// A page as wide as the terminal, as far as `environment` says how wide it is.
  public static Page of(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return new Page(columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL);
  }

  /// Columns that may be used.
  public int width() {
    return width;
  }

  /// Adds a line; what does not fit is cut, with an ellipsis in its place.
  public void line(String text) {
    out.append(clipped(text.stripTrailing(), width)).append(System.lineSeparator());
  }

  /// Adds as many lines as `text` needs, broken between words.
  ///
  /// @param head before the first line
  /// @param indent blanks before the others
  public void words(String head, int indent, String text) {
    var line = new StringBuilder(head);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  /// `text` without control characters, and with an ellipsis if it has more than `most` characters.
  public static String clipped(String text, int most) {
    String plain = Plain.text(text);
    return plain.length() <= most ? plain : plain.substring(0, most - 1) + CUT;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
