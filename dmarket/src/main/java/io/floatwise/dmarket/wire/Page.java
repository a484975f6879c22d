package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list.
///
/// @param rows in the order of the venue
/// @param next cursor of the next page; empty at the end
/// @param total rows of all pages, where the venue says it
public record Page<R>(List<R> rows, Optional<String> next, Optional<Integer> total) {

  public Page {
    rows = List.copyOf(rows);
  }

  /// Reads the list `name` with the cursor field `cursor`.
  public static <R> Page<R> read(Json json, String name, String cursor, Function<Json, R> row) {
    return new Page<>(json.list(name, row), json.optionalText(cursor), totalOf(json));
  }

  /// The total is a convenience that was seen in several shapes; one that is no count is no total.
  private static Optional<Integer> totalOf(Json json) {
    try {
      return json.optionalCount("total");
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
