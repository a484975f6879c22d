package io.floatwise.sandbox.market;

import java.util.ArrayList;
import java.util.List;

/// One line of comma-separated values; a field may be quoted, a quote inside it is doubled.
final class Csv {

  private Csv() {}

  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>(5);
    int start = 0;
    while (true) {
      if (start < line.length() && line.charAt(start) == '"') {
        StringBuilder field = new StringBuilder();
        int at = quoted(line, start + 1, field);
        fields.add(field.toString());
        start = at;
      } else {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        fields.add(line.substring(start, end).strip());
        start = end;
      }
      if (start >= line.length()) {
        return fields;
      }
      start++;
    }
  }

  /// Collects up to the closing quote and returns the place of the comma after it.
  private static int quoted(String line, int from, StringBuilder field) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c != '"') {
        field.append(c);
        at++;
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append('"');
        at += 2;
      } else {
        int comma = line.indexOf(',', at);
        return comma < 0 ? line.length() : comma;
      }
    }
    return at;
  }
}
