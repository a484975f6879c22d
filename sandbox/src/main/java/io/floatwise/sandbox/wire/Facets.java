package io.floatwise.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What filters see of a row. Values are in lower case.
@FunctionalInterface
public interface Facets {

  /// The values of `key`: none where the row lacks it, empty where its list does not know the key.
  Optional<List<String>> of(String key);

  /// A row of single values; an empty text is a value that the row lacks.
  static Facets of(Map<String, String> row) {
    return key -> Optional.ofNullable(row.get(key)).map(v -> v.isEmpty() ? List.of() : List.of(v));
  }

  /// The same with one value more.
  default Facets with(String key, String value) {
    return asked -> asked.equals(key) ? Optional.of(List.of(value)) : of(asked);
  }
}
