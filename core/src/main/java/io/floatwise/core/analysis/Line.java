package io.floatwise.core.analysis;

import java.util.OptionalDouble;

/// One value for each bar of a series, where it is defined. What is not defined is empty, never 0
/// and never a number that is none. Immutable.
public final class Line {

  /// Not defined is NaN in here and nowhere else.
  private final double[] values;

  private final int from;

  private Line(double[] values) {
    this.values = values;
    int first = 0;
    while (first < values.length && !Double.isFinite(values[first])) {
      first++;
    }
    this.from = first;
  }

  /// @param values one for each bar, not finite where not defined; copied
  static Line of(double[] values) {
    return new Line(values.clone());
  }

  /// Bars of the series.
  public int size() {
    return values.length;
  }

  /// Index of the first defined value; [#size()] if there is none.
  public int from() {
    return from;
  }

  /// The value at bar `index`, oldest first; empty where it is not defined.
  ///
  /// @throws IndexOutOfBoundsException outside the series
  public OptionalDouble at(int index) {
    double value = values[index];
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// The value at the newest bar; empty where it is not defined.
  public OptionalDouble last() {
    return values.length == 0 ? OptionalDouble.empty() : at(values.length - 1);
  }
}
