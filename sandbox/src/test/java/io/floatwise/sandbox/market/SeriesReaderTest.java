package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.proving.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesReaderTest {

  private static final String HEADER = "title,day,median_price_usd,units_sold\n";

  @TempDir private Path folder;

  @Test
  void readsRowsByTitle() throws Exception {
    Series series = read(HEADER + "A,2024-01-01,1.234,5\nB,2024-01-01,2,6\nA,2024-01-02,1.2,7\n");

    assertThat(series.titles()).extracting(Series.TitleSeries::name).containsExactly("A", "B");
    Series.TitleSeries first = series.titles().getFirst();
    assertThat(List.of(first.mills(0), first.units(0), first.mills(1), first.units(1)))
        .containsExactly(1234, 5, 1200, 7);
    assertThat(series.firstDay()).isEqualTo(LocalDate.parse("2024-01-01"));
    assertThat(series.lastDay()).isEqualTo(LocalDate.parse("2024-01-02"));
    assertThat(series.report())
        .isEqualTo(new SeriesReport(2, 3, 0, 0, 0, 0, 0, List.of(), List.of()));
  }

  @Test
  void takesNamesFromTheItemsFileBesideIt() throws Exception {
    gzip("x_items.csv.gz", "item_id,market_hash_name\n7,\"AK, the \"\"one\"\"\"\n");
    Path daily =
        gzip("x_daily.csv.gz", "item_id,day,median_price_usd,units_sold\n7,2024-01-01,1,1\n");

    assertThat(SeriesReader.read(daily, 7).titles().getFirst().name()).isEqualTo("AK, the \"one\"");
  }

  @Test
  void keepsTheFirstOfDuplicateDaysAndSortsDays() throws Exception {
    Series series =
        read(HEADER + "A,2024-01-03,3,1\nA,2024-01-01,1,1\nA,2024-01-03,9,9\nA,2024-01-02,2,1\n");

    Series.TitleSeries title = series.titles().getFirst();
    assertThat(List.of(title.mills(0), title.mills(1), title.mills(2)))
        .containsExactly(1000, 2000, 3000);
    assertThat(series.report().duplicates()).isEqualTo(1);
    assertThat(series.report().rows()).isEqualTo(3);
  }

  @Test
  void countsGapsAndThoseTooLongToBridge() throws Exception {
    Series series = read(HEADER + "A,2024-01-01,1,1\nA,2024-01-04,1,1\nA,2024-01-20,1,1\n");

    assertThat(series.report().gapDays()).isEqualTo(17);
    assertThat(series.report().closedDays()).isEqualTo(15);
    Course course = series.titles().getFirst().course(7, 1, 100);
    long first = LocalDate.parse("2024-01-01").toEpochDay();
    assertThat(course.isOpen(first - 1)).isFalse();
    assertThat(course.isOpen(first + 2)).isTrue();
    assertThat(course.isOpen(first + 10)).isFalse();
    assertThat(course.isOpen(first + 20)).isFalse();
  }

  @Test
  void interpolatesBetweenDays() throws Exception {
    Course course =
        read(HEADER + "A,2024-01-01,1,10\nA,2024-01-05,2,50\n")
            .titles()
            .getFirst()
            .course(7, 10, 4);
    long first = LocalDate.parse("2024-01-01").toEpochDay();

    assertThat(course.fairAt(first + 1)).isEqualTo(125);
    assertThat(course.salesOn(first + 1)).isEqualTo(2);
    assertThat(course.salesOn(first + 4)).as("at most").isEqualTo(4);
  }

  @Test
  void passesOverBadRowsAndSaysWhichAndWhy() throws Exception {
    SeriesReport report =
        read("""
        title,day,median_price_usd,units_sold,weather
        A,2024-01-01,0,1,x
        A,2024-01-02,-1.5,1,x
        A,2024-02-30,1,1,x
        A,2024-01-03,cheap,1,x
        A,2024-01-04,1,-2,x
        A,2024-01-05,1
        A,2024-01-06,1,1,x
        """)
            .report();

    assertThat(report)
        .isEqualTo(
            new SeriesReport(
                1,
                1,
                0,
                2,
                4,
                0,
                0,
                List.of("weather"),
                List.of(
                    "line 2: expected a price above 0 and up to 2000000 USD, found 0",
                    "line 3: expected a price above 0 and up to 2000000 USD, found -1.5",
                    "line 4: expected a date such as 2024-01-31 after 1970, found \"2024-02-30\"",
                    "line 5: expected a price such as 12.345, found \"cheap\"",
                    "line 6: expected a whole number of units of 0 or more, found \"-2\"",
                    "line 7: expected 5 fields, found 3")));
    assertThat(report.describe()).contains("2 prices not positive, 4 unreadable", "weather");
  }

  @Test
  void refusesWhatCannotBeUsed() throws Exception {
    refuses(write("empty.csv", ""), "found nothing");
    refuses(write("blank.csv", "\n\n"), "found nothing");
    refuses(write("columns.csv", "title,price\nA,1\n"), "found [title, price]");
    refuses(write("header.csv", HEADER), "expected at least one usable row");
    refuses(write("zero.csv", HEADER + "A,2024-01-01,0,1\n"), "line 2: expected a price above 0");
    refuses(
        write("y_daily.csv", "item_id,day,median_price_usd,units_sold\n1,2024-01-01,1,1\n"),
        "found neither");
    refuses(write("plain.csv.gz", HEADER + "A,2024-01-01,1,1\n"), "cannot be read");
    refuses(folder.resolve("nowhere.csv"), "nowhere.csv: cannot be read: there is no such file");
  }

  @Test
  void readsEveryRowOfTheRecordedMarket() throws Exception {
    Path file = Needs.shared("data/market/cs2_steam_daily.csv.gz");

    SeriesReport report = SeriesReader.read(file, 7).report();

    assertThat(report.titles()).isEqualTo(233);
    assertThat(report.rows()).isEqualTo(532_003);
    assertThat(report.unreadable() + report.badPrices()).isZero();
  }

  private static void refuses(Path file, String message) {
    assertThatThrownBy(() -> SeriesReader.read(file, 7))
        .isInstanceOf(SeriesException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  private Series read(String text) throws IOException, SeriesException {
    return SeriesReader.read(write("series.csv", text), 7);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
