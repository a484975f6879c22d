package io.floatwise.sandbox.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;

/// Recorded series whose columns are named otherwise than a market file's.
final class RecordedSeries {

  private RecordedSeries() {}

  /// Every item's rows, ascending, of several rows of one step the first.
  ///
  /// @param item name of the column of the item; empty if the file is about one
  /// @param time name of the column of the time
  /// @param step makes consecutive numbers of times
  static List<List<DailyStatistics.Day>> read(
      Path file, String item, String time, ToLongFunction<String> step) throws IOException {
    Map<String, Map<Long, DailyStatistics.Day>> series = new TreeMap<>();
    List<Map<String, String>> rows = rows(file);
    for (Map<String, String> row : rows) {
      long at = step.applyAsLong(row.get(time));
      double price = Double.parseDouble(row.get("median_price_usd"));
      int units = Integer.parseInt(row.get("units_sold"));
      if (price > 0) {
        series
            .computeIfAbsent(item.isEmpty() ? "" : row.get(item), _ -> new TreeMap<>())
            .putIfAbsent(at, new DailyStatistics.Day(at, price, units));
      }
    }
    return series.values().stream().map(days -> List.copyOf(days.values())).toList();
  }

  /// Relative spreads of the two-sided books of the file.
  static List<Double> spreads(Path file) throws IOException {
    List<Double> spreads = new ArrayList<>();
    for (Map<String, String> row : rows(file)) {
      double bid = Double.parseDouble(row.get("bid_usd"));
      double ask = Double.parseDouble(row.get("ask_usd"));
      if (bid > 0 && ask > 0) {
        spreads.add(1 - bid / ask);
      }
    }
    return spreads;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> names = Csv.fields(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = Csv.fields(line);
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), fields.get(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
