package io.floatwise.tape.series;

import java.util.ArrayList;
import java.util.List;

/// The fields of one line of CSV: a comma between, quotes around what holds a comma or a quote.
final class CsvFields {

  private CsvFields() {}

  /// @throws RowException if a quote is not closed or something follows one
  static List<String> of(String line) throws RowException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int i = 0;
    while (true) {
      field.setLength(0);
      if (i < line.length() && line.charAt(i) == '"') {
        i = quoted(line, i + 1, field);
      } else {
        int end = line.indexOf(',', i);
        field.append(line, i, end < 0 ? line.length() : end);
        i = end < 0 ? line.length() : end;
      }
      fields.add(field.toString());
      if (i >= line.length()) {
        return fields;
      }
      i++;
    }
  }

  private static int quoted(String line, int begin, StringBuilder field) throws RowException {
    int i = begin;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c != '"') {
        field.append(c);
        i++;
      } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i += 2;
      } else if (i + 1 == line.length() || line.charAt(i + 1) == ',') {
        return i + 1;
      } else {
        break;
      }
    }
    throw new RowException(
        "a closing quote before a comma", line.substring(Math.min(i, line.length())));
  }
}
