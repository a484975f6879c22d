package io.floatwise.core.trade;

import java.util.List;

/// Why something was decided: one sentence and the figures behind it, in the order a reader needs.
///
/// @param summary one sentence for people
/// @param data named figures
public record Evidence(String summary, List<Datum> data) {

  public Evidence {
    data = List.copyOf(data);
  }

  /// One figure.
  ///
  /// @param name what it is
  /// @param value its value with its unit
  public record Datum(String name, String value) {}
}
