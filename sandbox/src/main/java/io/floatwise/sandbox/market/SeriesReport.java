package io.floatwise.sandbox.market;

import java.util.List;

/// What was read of a recorded series and what was passed over.
///
/// @param titles titles with at least one usable row
/// @param rows usable rows
/// @param duplicates rows of a day that was there already; the first one counts
/// @param badPrices rows with a price that is not positive
/// @param unreadable rows that could not be understood
/// @param gapDays days without a row between two rows of a title
/// @param closedDays those of them in gaps too long to bridge: no market
/// @param ignoredColumns columns that mean nothing here
/// @param examples the first rows passed over: line, what was expected, what was found
public record SeriesReport(
    int titles,
    int rows,
    int duplicates,
    int badPrices,
    int unreadable,
    int gapDays,
    int closedDays,
    List<String> ignoredColumns,
    List<String> examples) {

  public SeriesReport {
    ignoredColumns = List.copyOf(ignoredColumns);
    examples = List.copyOf(examples);
  }

  /// For people.
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append("recorded series: %d titles, %d rows; ".formatted(titles, rows))
        .append("passed over: %d duplicate days, ".formatted(duplicates))
        .append("%d prices not positive, %d unreadable; ".formatted(badPrices, unreadable))
        .append("%d days without a row, %d of them no market".formatted(gapDays, closedDays));
    if (!ignoredColumns.isEmpty()) {
      text.append("; ignored columns: ").append(String.join(", ", ignoredColumns));
    }
    examples.forEach(example -> text.append("\n  ").append(example));
    return text.toString();
  }
}
