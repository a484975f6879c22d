package io.floatwise.telegram.screen;

/// Text that is already safe as Telegram HTML. Anything else becomes one through [#escaped].
///
/// @param markup the HTML
public record Html(String markup) {

  public static final Html EMPTY = new Html("");

  /// Any text as itself.
  public static Html escaped(String text) {
    return new Html(
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }

  /// Any text as itself, cut after `most` characters.
  public static Html clipped(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return escaped(text);
    }
    return escaped(text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…");
  }

  public Html plus(Html next) {
    return new Html(markup + next.markup);
  }

  public Html plusLine(Html next) {
    return markup.isEmpty() ? next : new Html(markup + "\n" + next.markup);
  }
}
