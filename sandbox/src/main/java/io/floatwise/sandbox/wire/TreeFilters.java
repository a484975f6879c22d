package io.floatwise.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The attribute filters of a list: `exterior[]=factory new,exterior[]=minimal
/// wear,not_phase=ruby`.
///
/// Several values of one key are alternatives, different keys must all hold, `not_` negates. A row
/// that lacks an attribute fails every filter on it. Keys that no row knows are ignored, as unknown
/// query names are (inferred).
public final class TreeFilters {
  private static final String NOT = "not_";

  private final Map<String, Set<String>> wanted = new LinkedHashMap<>();

  /// @throws RefusedRequest if a part has no `=`
  public TreeFilters(Optional<String> text) {
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
      wanted.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value.replace("_tm", "™"));
    }
  }

  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /// Whether a row with these attributes passes. A row maps every key of its list to its value in
  /// lower case, to an empty string where it has none.
  public boolean matches(Map<String, String> row) {
    return wanted.entrySet().stream().allMatch(f -> holds(f.getKey(), f.getValue(), row));
  }

  private static boolean holds(String key, Set<String> values, Map<String, String> row) {
    if (key.startsWith(NOT)) {
      String value = row.get(key.substring(NOT.length()));
      return value == null || !values.contains(value);
    }
    if (key.equals("tradeLockFrom") || key.equals("tradeLockTo")) {
      String days = row.get("tradeLock");
      return days == null || values.stream().allMatch(v -> bound(key, Long.parseLong(days), v));
    }
    String value = row.get(key);
    if (value == null) {
      return true;
    }
    return key.equals("categoryPath")
        ? values.stream().anyMatch(value::startsWith)
        : values.contains(value);
  }

  private static boolean bound(String key, long days, String limit) {
    try {
      long bound = Long.parseLong(limit);
      return key.equals("tradeLockFrom") ? days >= bound : days < bound;
    } catch (NumberFormatException e) {
      throw new RefusedRequest(Errors.invalidArgument("invalid treeFilters " + key));
    }
  }
}
