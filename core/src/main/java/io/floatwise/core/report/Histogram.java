package io.floatwise.core.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// How often values fall where, in bars of one width. From fifty values on the outermost fiftieth
/// of them on each side is counted in the outer bars, so that one of them does not squeeze all
/// others.
///
/// @param first lower edge of the first bar
/// @param width of each bar; a bar holds its lower edge and not its upper one
/// @param counts of the bars
/// @param isOpenBelow the first bar also counts what lies below it
/// @param isOpenAbove the last bar also counts what lies above it
public record Histogram(
    long first, long width, List<Integer> counts, boolean isOpenBelow, boolean isOpenAbove) {

  private static final int MANY = 50;

  public Histogram {
    counts = List.copyOf(counts);
  }

  /// @param values at least one, sorted
  /// @param widths allowed, ascending; the last one may be repeated until it is wide enough
  /// @param most bars, above 1
  static Histogram of(long[] values, LongStream widths, int most) {
    int aside = values.length < MANY ? 0 : values.length / MANY;
    long low = values[aside];
    long high = values[values.length - 1 - aside];
    long width =
        widths
            .filter(w -> Math.floorDiv(high, w) - Math.floorDiv(low, w) < most)
            .findFirst()
            .orElse(Math.max(1, Math.ceilDiv(high - low + 1, most - 1L)));
    long bottom = Math.floorDiv(low, width);
    int[] counts = new int[Math.toIntExact(Math.floorDiv(high, width) - bottom + 1)];
    for (long value : values) {
      long bar = Math.floorDiv(value, width) - bottom;
      counts[(int) Math.clamp(bar, 0, counts.length - 1L)]++;
    }
    long edge = bottom * width;
    return new Histogram(
        edge,
        width,
        Arrays.stream(counts).boxed().toList(),
        values[0] < edge,
        values[values.length - 1] >= edge + width * counts.length);
  }

  /// Lower edge of bar `i`.
  public long from(int i) {
    return first + i * width;
  }
}
