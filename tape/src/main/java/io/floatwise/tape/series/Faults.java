package io.floatwise.tape.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with rows of a file, while it is read. Not thread-safe.
final class Faults {

  private static final int EXAMPLES = 10;

  private final List<String> examples = new ArrayList<>();
  private final Map<String, Long> last = new HashMap<>();
  private int rows;
  private int unreadable;
  private int backwards;
  private String cut = "";

  void row() {
    rows++;
  }

  void unreadable(int line, String why) {
    unreadable++;
    example("line %d: %s".formatted(line, why));
  }

  /// A row that is about `series` at a time, in seconds since 1970.
  void seen(int line, String series, long time) {
    Long before = last.put(series, time);
    if (before != null && time < before) {
      backwards++;
      example("line %d: expected times that rise, found one before the row above".formatted(line));
    }
  }

  void cut(int line, String why) {
    cut = "the file ends in the middle, after line %d: %s".formatted(line, why);
  }

  private void example(String text) {
    if (examples.size() < EXAMPLES) {
      examples.add(text);
    }
  }

  int rows() {
    return rows;
  }

  int unreadableRows() {
    return unreadable;
  }

  int backwards() {
    return backwards;
  }

  /// Why the file was not read to its end; empty if it was.
  String cutBecause() {
    return cut;
  }

  List<String> examples() {
    return List.copyOf(examples);
  }
}
