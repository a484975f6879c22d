package io.floatwise.store.backup;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a section holds, known only after all of its rows were looked at.
///
/// @param kind of what is in it, for example `journal`
/// @param name among those of its kind, for example `paper`
/// @param rows of all its tables
/// @param digest over all rows as this version of the program keeps them, 64 hex digits
/// @param counts how much there is of whom: entries by account of a journal
public record SectionContents(
    String kind, String name, long rows, String digest, SortedMap<String, Long> counts) {

  public SectionContents {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// For people: `journal paper`.
  public String title() {
    return title(kind, name);
  }

  static String title(String kind, String name) {
    return kind.equals(name) ? kind : kind + " " + name;
  }
}
