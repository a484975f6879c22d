package io.floatwise.sandbox.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads recorded series from CSV, gzipped if the name ends in `.gz`. The header names the columns
/// `day` (ISO date), `median_price_usd`, `units_sold`, and `title` or `item_id`; for the latter a
/// file of items (`item_id`, `market_hash_name`) lies beside it, named with `items` for `daily`.
public final class SeriesReader {

  private static final int EXAMPLES = 10;
  private static final BigDecimal MOST_MILLS = BigDecimal.valueOf(2_000_000_000);
  private static final Set<String> KNOWN =
      Set.of("item_id", "title", "day", "median_price_usd", "units_sold");

  private final int bridge;
  private final Map<String, Rows> rowsByTitle = new LinkedHashMap<>();
  private final List<String> examples = new ArrayList<>();
  private int badPrices;
  private int unreadable;

  private SeriesReader(int bridge) {
    this.bridge = bridge;
  }

  /// @param bridge longest gap in days that is bridged; in a longer one the title has no market
  /// @throws SeriesException if nothing can be made of the file
  public static Series read(Path file, int bridge) throws SeriesException {
    return new SeriesReader(bridge).read(file);
  }

  private Series read(Path file) throws SeriesException {
    try (BufferedReader lines = open(file)) {
      String header = lines.readLine();
      if (header == null || header.isBlank()) {
        throw new SeriesException(
            file
                + ": expected a header with the columns day, median_price_usd, units_sold and title"
                + " or item_id, found nothing");
      }
      List<String> columns = Csv.fields(header.startsWith("\ufeff") ? header.substring(1) : header);
      Columns places = Columns.of(file, columns);
      Map<String, String> names = places.byItem() ? names(file) : Map.of();
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          row(number, Csv.fields(line), places, names);
        }
      }
      return series(file, columns.stream().filter(c -> !KNOWN.contains(c)).toList());
    } catch (IOException e) {
      throw SeriesException.unread(file, e);
    }
  }

  private Series series(Path file, List<String> ignored) throws SeriesException {
    List<Series.TitleSeries> titles = new ArrayList<>();
    int duplicates = 0;
    int rows = 0;
    int gapDays = 0;
    int closedDays = 0;
    for (Map.Entry<String, Rows> entry : rowsByTitle.entrySet()) {
      Rows read = entry.getValue();
      Series.TitleSeries title = read.series(entry.getKey());
      titles.add(title);
      duplicates += read.size() - title.rows();
      rows += title.rows();
      for (int i = 1; i < title.rows(); i++) {
        int gap = title.day(i) - title.day(i - 1) - 1;
        gapDays += gap;
        closedDays += gap > bridge ? gap : 0;
      }
    }
    if (titles.isEmpty()) {
      throw new SeriesException(
          file
              + ": expected at least one usable row, found none"
              + (examples.isEmpty() ? "" : "; " + String.join("; ", examples)));
    }
    var report =
        new SeriesReport(
            titles.size(),
            rows,
            duplicates,
            badPrices,
            unreadable,
            gapDays,
            closedDays,
            ignored,
            examples);
    return new Series(titles, bridge, report);
  }

  private void row(int line, List<String> fields, Columns places, Map<String, String> names) {
    if (fields.size() != places.count()) {
      bad(line, places.count() + " fields", fields.size() + "");
      return;
    }
    String subject = fields.get(places.subject());
    String title = places.byItem() ? names.get(subject) : subject;
    if (title == null || title.isBlank()) {
      bad(line, "an item_id of the items file or a title", "\"" + subject + "\"");
      return;
    }
    Integer day = day(line, fields.get(places.day()));
    Integer units = units(line, fields.get(places.units()));
    Integer mills = day == null || units == null ? null : mills(line, fields.get(places.price()));
    if (day != null && units != null && mills != null) {
      rowsByTitle.computeIfAbsent(title, _ -> new Rows()).add(day, mills, units);
    }
  }

  private @Nullable Integer day(int line, String text) {
    try {
      long day = LocalDate.parse(text).toEpochDay();
      if (day >= 0 && day < Integer.MAX_VALUE) {
        return (int) day;
      }
    } catch (DateTimeException _) {
      // said below
    }
    bad(line, "a date such as 2024-01-31 after 1970", "\"" + text + "\"");
    return null;
  }

  private @Nullable Integer units(int line, String text) {
    try {
      int units = Integer.parseInt(text);
      if (units >= 0) {
        return units;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    bad(line, "a whole number of units of 0 or more", "\"" + text + "\"");
    return null;
  }

  private @Nullable Integer mills(int line, String text) {
    BigDecimal mills;
    try {
      mills = new BigDecimal(text).movePointRight(3);
    } catch (NumberFormatException _) {
      bad(line, "a price such as 12.345", "\"" + text + "\"");
      return null;
    }
    if (mills.signum() <= 0 || mills.compareTo(MOST_MILLS) > 0) {
      badPrices++;
      example(line, "a price above 0 and up to 2000000 USD", text);
      return null;
    }
    return Math.max(1, mills.setScale(0, RoundingMode.HALF_UP).intValue());
  }

  private void bad(int line, String expected, String found) {
    unreadable++;
    example(line, expected, found);
  }

  private void example(int line, String expected, String found) {
    if (examples.size() < EXAMPLES) {
      String shown = found.length() > 60 ? found.substring(0, 60) + "..." : found;
      examples.add("line %d: expected %s, found %s".formatted(line, expected, shown));
    }
  }

  private static Map<String, String> names(Path file) throws SeriesException {
    String own = file.getFileName().toString();
    Path items = file.resolveSibling(own.replace("daily", "items"));
    if (items.equals(file) || !Files.exists(items)) {
      throw new SeriesException(
          file
              + ": expected a column title, or a file of items beside it (named with \"items\""
              + " for \"daily\"), found neither");
    }
    Map<String, String> names = new HashMap<>();
    try (BufferedReader lines = open(items)) {
      String header = lines.readLine();
      List<String> columns = header == null ? List.of() : Csv.fields(header);
      int id = columns.indexOf("item_id");
      int name = columns.indexOf("market_hash_name");
      if (id < 0 || name < 0) {
        throw new SeriesException(
            items + ": expected the columns item_id and market_hash_name, found " + columns);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = Csv.fields(line);
        if (fields.size() > Math.max(id, name)) {
          names.put(fields.get(id), fields.get(name));
        }
      }
      return names;
    } catch (IOException e) {
      throw SeriesException.unread(items, e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /// Where the columns are.
  private record Columns(int subject, boolean byItem, int day, int price, int units, int count) {
    static Columns of(Path file, List<String> columns) throws SeriesException {
      int title = columns.indexOf("title");
      int subject = title >= 0 ? title : columns.indexOf("item_id");
      var places =
          new Columns(
              subject,
              title < 0,
              columns.indexOf("day"),
              columns.indexOf("median_price_usd"),
              columns.indexOf("units_sold"),
              columns.size());
      if (subject < 0 || places.day < 0 || places.price < 0 || places.units < 0) {
        throw new SeriesException(
            file
                + ": expected the columns day, median_price_usd, units_sold and title or item_id,"
                + " found "
                + columns);
      }
      return places;
    }
  }
}
