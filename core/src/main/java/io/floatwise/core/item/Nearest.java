package io.floatwise.core.item;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names that somebody may have meant.
public final class Nearest {

  private record Candidate(String name, int inside, int whole) {}

  private Nearest() {}

  /// At most `count` of `names`, likeliest first: by the edits that make what was typed out of a
  /// part of the name, then by those that make the whole name of it; case does not matter.
  public static List<String> to(String typed, Collection<String> names, int count) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .map(name -> candidate(name, wanted))
        .sorted(
            Comparator.comparingInt(Candidate::inside)
                .thenComparingInt(Candidate::whole)
                .thenComparing(Candidate::name))
        .limit(count)
        .map(Candidate::name)
        .toList();
  }

  private static Candidate candidate(String name, String wanted) {
    String lower = name.toLowerCase(Locale.ROOT);
    return new Candidate(name, distanceInside(lower, wanted), distance(lower, wanted));
  }

  /// Levenshtein's distance: insertions, deletions, replacements.
  static int distance(String text, String wanted) {
    int[] last = lastRow(text, wanted, 1);
    return last[text.length()];
  }

  /// Sellers' distance: to the part of `text` that is nearest to `wanted`.
  static int distanceInside(String text, String wanted) {
    return Arrays.stream(lastRow(text, wanted, 0)).min().orElseThrow();
  }

  /// @param skip what it costs to leave out a character of `text` before the first match
  private static int[] lastRow(String text, String wanted, int skip) {
    int[] above = new int[text.length() + 1];
    for (int j = 0; j <= text.length(); j++) {
      above[j] = j * skip;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int[] row = new int[text.length() + 1];
      row[0] = i;
      for (int j = 1; j <= text.length(); j++) {
        int replaced = above[j - 1] + (wanted.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
      }
      above = row;
    }
    return above;
  }
}
