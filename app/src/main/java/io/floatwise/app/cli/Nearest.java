package io.floatwise.app.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names that somebody may have meant.
final class Nearest {

  private record Candidate(String name, boolean holdsIt, int distance) {}

  private Nearest() {}

  /// At most `count` of `names`, likeliest first: those that contain what was typed, then by edit
  /// distance (insertions, deletions, replacements); case does not matter.
  static List<String> to(String typed, Collection<String> names, int count) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .map(name -> candidate(name, wanted))
        .sorted(
            Comparator.comparing(Candidate::holdsIt)
                .reversed()
                .thenComparingInt(Candidate::distance)
                .thenComparing(Candidate::name))
        .limit(count)
        .map(Candidate::name)
        .toList();
  }

  private static Candidate candidate(String name, String wanted) {
    String lower = name.toLowerCase(Locale.ROOT);
    return new Candidate(name, lower.contains(wanted), distance(lower, wanted));
  }

  /// Levenshtein's distance.
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
