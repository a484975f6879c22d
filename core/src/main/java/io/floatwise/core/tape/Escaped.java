package io.floatwise.core.tape;

import java.util.ArrayList;
import java.util.List;

/// Texts put together with a mark between them, which a backslash makes an ordinary character.
final class Escaped {

  /// Every mark that is used, the backslash itself among them.
  private static final String MARKS = "\\;|:=";

  private Escaped() {}

  static String text(String plain) {
    StringBuilder escaped = new StringBuilder(plain.length() + 4);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (MARKS.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  static String plain(String escaped) {
    StringBuilder plain = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\' && ++i == escaped.length()) {
        throw new TapeException("expected a character after the last backslash, found none");
      }
      plain.append(escaped.charAt(i));
    }
    return plain.toString();
  }

  /// The parts, still escaped; always at least one.
  static List<String> split(String text, char mark) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == mark) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  /// Exactly two parts.
  static List<String> pair(String text, char mark) {
    List<String> parts = split(text, mark);
    if (parts.size() != 2) {
      throw new TapeException("expected two parts around '%s', found '%s'".formatted(mark, text));
    }
    return parts;
  }
}
