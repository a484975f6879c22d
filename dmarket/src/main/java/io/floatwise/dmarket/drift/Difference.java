package io.floatwise.dmarket.drift;

import io.floatwise.dmarket.request.Operation;

/// One way in which answers differ from the baseline.
///
/// @param path of the field, for example `items[].priceCents`
/// @param expected JSON types by the baseline, `nothing` for a field that it does not have
/// @param found JSON type in the answer, `nothing` for a field that is missing
public record Difference(
    Operation operation, Kind kind, String path, String expected, String found) {

  /// What is different.
  public enum Kind {
    /// A required field is not there.
    MISSING,
    /// A field has another JSON type.
    RETYPED,
    /// A field that the baseline does not have.
    NEW,
    /// The answer is no JSON object at all, or has the known shape and a value in it that this
    /// client cannot read.
    UNREADABLE
  }

  @Override
  public String toString() {
    return "%s: %s %s: expected %s, found %s".formatted(operation, kind, path, expected, found);
  }
}
