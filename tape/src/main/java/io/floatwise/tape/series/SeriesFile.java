package io.floatwise.tape.series;

import io.floatwise.core.error.InputException;
import io.floatwise.core.tape.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;

/// Reads a file of series, gzipped if its name ends in `.gz`. A row that cannot be used is counted
/// and left out; a file that ends in the middle is used up to there.
final class SeriesFile {

  private final Path file;
  private final ImportChoice choice;
  private final Values values;
  private final To to;
  private final Faults faults = new Faults();
  private Map<String, String> names = Map.of();
  private long points;

  /// Where its points go.
  @FunctionalInterface
  interface To {
    void add(int line, Point point);
  }

  SeriesFile(Path file, ImportChoice choice, To to) {
    this.file = file;
    this.to = to;
    this.choice = choice;
    this.values = new Values(choice.zone());
  }

  Path file() {
    return file;
  }

  Faults faults() {
    return faults;
  }

  int rounded() {
    return values.rounded();
  }

  /// @throws InputException if nothing can be made of the file
  void read() {
    try (Cuttable bytes = open(file);
        BufferedReader lines = lines(bytes)) {
      String header = lines.readLine();
      if (header == null || header.isBlank()) {
        throw new InputException("%s: expected a header, found nothing".formatted(file));
      }
      Layout layout = layout(header.startsWith("\ufeff") ? header.substring(1) : header);
      names = layout.byItem() && layout.subject().isPresent() ? names() : Map.of();
      rows(lines, bytes, layout);
    } catch (IOException e) {
      throw new InputException(
          "%s: expected a file that can be read, found %s".formatted(file, e), e);
    }
    if (points == 0) {
      throw new InputException(
          "%s: expected at least one usable row, found none; %s"
              .formatted(file, String.join("; ", faults.examples())));
    }
  }

  private Layout layout(String header) {
    Layout layout;
    try {
      layout = Layout.of(file.toString(), CsvFields.of(header));
    } catch (RowException e) {
      throw new InputException("%s: header: %s".formatted(file, e.getMessage()), e);
    }
    boolean isWide = layout.form() == Layout.Form.WIDE;
    if (layout.subject().isEmpty() && !isWide && choice.title().isEmpty()) {
      throw new InputException(
          "%s: expected a column with titles, or --title of whose series it is, found neither"
              .formatted(file));
    }
    if (layout.time().isEmpty() && choice.at().isEmpty()) {
      throw new InputException(
          "%s: expected a column with times, or --at of when it was read, found neither"
              .formatted(file));
    }
    return layout;
  }

  private void rows(BufferedReader lines, Cuttable bytes, Layout layout) throws IOException {
    int number = 1;
    String line = lines.readLine();
    while (line != null) {
      String next = lines.readLine();
      number++;
      // The last line of a file that was cut may be half of one.
      if (!line.isBlank() && (next != null || !bytes.isCut())) {
        row(number, line, layout);
      }
      line = next;
    }
    if (bytes.isCut()) {
      faults.cut(number, "what follows is missing");
    }
  }

  private void row(int number, String line, Layout layout) {
    faults.row();
    try {
      List<String> fields = CsvFields.of(line);
      if (fields.size() != layout.columns().size()) {
        throw new RowException(layout.columns().size() + " fields", fields.size() + "");
      }
      long time =
          layout.time().isPresent()
              ? values.time(fields.get(layout.time().getAsInt()))
              : choice.at().orElseThrow().getEpochSecond();
      if (layout.form() == Layout.Form.WIDE) {
        wide(number, fields, layout, time);
      } else {
        String title = title(fields, layout.subject());
        faults.seen(number, title, time);
        add(number, point(fields, layout, title, time));
      }
    } catch (RowException e) {
      faults.unreadable(number, String.valueOf(e.getMessage()));
    }
  }

  private void add(int line, Point point) {
    to.add(line, point);
    points++;
  }

  private String title(List<String> fields, OptionalInt subject) throws RowException {
    if (subject.isEmpty()) {
      return choice.title().orElseThrow();
    }
    String text = fields.get(subject.getAsInt());
    String title = names.isEmpty() ? text : names.get(text);
    if (title == null || title.isBlank()) {
      throw new RowException("a title, or the number of an item that the items file names", text);
    }
    return title;
  }

  private Point point(List<String> fields, Layout layout, String title, long time)
      throws RowException {
    return switch (layout.form()) {
      case SOLD ->
          new Point(
              Kind.BAR,
              title,
              "",
              time,
              Values.span(layout.hourly()),
              values.price(fields.get(layout.column("median_price_usd")), 3),
              Point.NONE,
              values.quantity(fields.get(layout.column("units_sold"))),
              Point.NONE,
              "USD/3");
      case LISTED -> {
        long listings = values.quantity(fields.get(layout.column("listings")));
        yield new Point(
            Kind.TOP,
            title,
            "",
            time,
            0,
            values.price(fields.get(layout.column("lowest_listing_cny_fen")), 0),
            Point.NONE,
            // A price without an offer is none: where it says 0, nobody counted.
            listings == 0 ? Point.NONE : listings,
            Point.NONE,
            "CNY/2");
      }
      case BOOK ->
          new Point(
              Kind.TOP,
              title,
              "",
              time,
              0,
              values.priceIfAny(fields.get(layout.column("ask_usd")), 2),
              values.priceIfAny(fields.get(layout.column("bid_usd")), 2),
              values.quantityIfAny(fields.get(layout.column("ask_volume"))),
              values.quantityIfAny(fields.get(layout.column("bid_volume"))),
              "USD/2");
      case VALUED ->
          new Point(
              Kind.PRICE,
              title,
              "",
              time,
              0,
              values.price(fields.get(layout.column("value")), 2),
              values.priceIfAny(fields.get(layout.column("value_high")), 2),
              Point.NONE,
              Point.NONE,
              Values.currency(fields.get(layout.column("currency"))) + "/2");
      case OWN -> own(fields, layout, title, time);
      case WIDE -> throw new IllegalStateException("a row with many points");
    };
  }

  private Point own(List<String> fields, Layout layout, String title, long time)
      throws RowException {
    int until = layout.column("until");
    int quantity = layout.column("quantity");
    long end = until < 0 ? time : values.time(fields.get(until));
    if (end < time || end - time > Integer.MAX_VALUE) {
      throw new RowException("an end after the beginning", fields.get(Math.max(0, until)));
    }
    return new Point(
        end > time ? Kind.BAR : Kind.PRICE,
        title,
        "",
        time,
        (int) (end - time),
        values.price(fields.get(layout.column("price")), 2),
        Point.NONE,
        quantity < 0 ? Point.NONE : values.quantityIfAny(fields.get(quantity)),
        Point.NONE,
        Values.currency(fields.get(layout.column("currency"))) + "/2");
  }

  private void wide(int number, List<String> fields, Layout layout, long time) {
    int market = layout.column("market");
    String source = market < 0 ? "" : fields.get(market);
    faults.seen(number, source, time);
    for (int i = 1; i < fields.size(); i++) {
      if (i == market || fields.get(i).isEmpty()) {
        continue;
      }
      try {
        String title = layout.columns().get(i);
        long price = values.price(fields.get(i), 2);
        add(
            number,
            new Point(
                Kind.PRICE,
                title,
                source,
                time,
                0,
                price,
                Point.NONE,
                Point.NONE,
                Point.NONE,
                "USD/2"));
      } catch (RowException e) {
        faults.unreadable(number, layout.columns().get(i) + ": " + e.getMessage());
      }
    }
  }

  /// The file of items beside it: named with `items` where the series is `daily` or the like.
  private Map<String, String> names() {
    String own = file.getFileName().toString();
    String named = own.replaceFirst("(daily|hourly|biweekly).*?(\\.csv(\\.gz)?)$", "items$2");
    Path items = choice.items().orElse(file.resolveSibling(named));
    if (items.equals(file) || !Files.exists(items)) {
      throw new InputException(
          "%s: expected a file of items that names its numbers, %s or --items, found none"
              .formatted(file, items.getFileName()));
    }
    Map<String, String> read = new HashMap<>();
    try (Cuttable bytes = open(items);
        BufferedReader lines = lines(bytes)) {
      String header = lines.readLine();
      List<String> columns = header == null ? List.of() : CsvFields.of(header);
      int id = columns.indexOf("item_id");
      int name = Math.max(columns.indexOf("market_hash_name"), columns.indexOf("name_from_file"));
      if (id < 0 || name < 0) {
        throw new InputException(
            "%s: expected the columns item_id and market_hash_name, found %s"
                .formatted(items, columns));
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = CsvFields.of(line);
        if (fields.size() > Math.max(id, name)) {
          read.put(fields.get(id), fields.get(name));
        }
      }
      return read;
    } catch (IOException | RowException e) {
      throw new InputException("%s: expected items, found %s".formatted(items, e.getMessage()), e);
    }
  }

  private static BufferedReader lines(InputStream bytes) {
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  private static Cuttable open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new Cuttable(
          file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
