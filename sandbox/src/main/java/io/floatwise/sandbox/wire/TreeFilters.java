package io.floatwise.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The attribute filters of a list: `exterior[]=factory new,exterior[]=minimal
/// wear,not_phase=ruby,fadePercentFrom=90`.
///
/// Several values of one key are alternatives, different keys must all hold, `not_` negates, `From`
/// and `To` bound a number. A row that lacks an attribute fails every filter on it but a negation.
/// Keys that no row knows are ignored, as unknown query names are (inferred).
public final class TreeFilters {
  private static final String NOT = "not_";
  private static final String FROM = "From";
  private static final String TO = "To";
  private static final String PATH = "categoryPath";
  private static final String TRADE_LOCK = "tradeLock";
  private static final Set<String> RANGES = Set.of(TRADE_LOCK, "fadePercent");

  private final Map<String, Set<String>> wanted;

  private TreeFilters(Map<String, Set<String>> wanted) {
    this.wanted = wanted;
  }

  /// @throws RefusedRequest if a part has no `=`, or if a bound is no number
  public TreeFilters(Optional<String> text) {
    this(new LinkedHashMap<>());
    for (String part : text.orElse("").split(",")) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new RefusedRequest(Errors.invalidArgument("invalid treeFilters"));
      }
      String key = part.substring(0, equals).strip();
      if (key.endsWith("[]")) {
        key = key.substring(0, key.length() - 2);
      }
      String value = part.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
      if (isRange(key)) {
        number(key, value);
      }
      wanted.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(word(value));
    }
  }

  /// A status may be written as in a filter, `active`, or as in an answer.
  private static String word(String value) {
    return value.replace("_tm", "™").replaceFirst("^target_status_", "");
  }

  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /// Only the filters on attributes that are among `names`, or only the others.
  public TreeFilters on(Predicate<String> names) {
    Map<String, Set<String>> some = new LinkedHashMap<>();
    wanted.forEach((key, values) -> {
      if (names.test(attribute(key))) {
        some.put(key, values);
      }
    });
    return new TreeFilters(some);
  }

  /// Whether a row passes that maps every key of its list to its value in lower case, to an empty
  /// string where it has none.
  public boolean matches(Map<String, String> row) {
    return matches(Facets.of(row));
  }

  /// Whether a row passes.
  public boolean matches(Facets row) {
    for (Map.Entry<String, Set<String>> filter : wanted.entrySet()) {
      if (!holds(filter.getKey(), filter.getValue(), row)) {
        return false;
      }
    }
    return true;
  }

  private static String attribute(String key) {
    if (isRange(key)) {
      return key.substring(0, key.length() - (key.endsWith(TO) ? TO : FROM).length());
    }
    return key.startsWith(NOT) ? key.substring(NOT.length()) : key;
  }

  private static boolean holds(String key, Set<String> wanted, Facets row) {
    Optional<List<String>> found = row.of(attribute(key));
    if (found.isEmpty()) {
      return true;
    }
    if (isRange(key)) {
      return found.get().stream()
          .anyMatch(v -> wanted.stream().allMatch(limit -> bound(key, number(key, v), limit)));
    }
    boolean any = found.get().stream().anyMatch(value -> among(attribute(key), value, wanted));
    return any != key.startsWith(NOT);
  }

  private static boolean among(String attribute, String value, Set<String> wanted) {
    return attribute.equals(PATH)
        ? wanted.stream().anyMatch(value::startsWith)
        : wanted.contains(value);
  }

  private static boolean isRange(String key) {
    return RANGES.stream().anyMatch(r -> key.equals(r + FROM) || key.equals(r + TO));
  }

  /// Bounds are inclusive but for the upper one of the trade lock, as documented; for others that
  /// is inferred.
  private static boolean bound(String key, double value, String limit) {
    double bound = number(key, limit);
    return key.endsWith(FROM)
        ? value >= bound
        : key.startsWith(TRADE_LOCK) ? value < bound : value <= bound;
  }

  private static double number(String key, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new RefusedRequest(Errors.invalidArgument("invalid treeFilters " + key));
    }
  }
}
