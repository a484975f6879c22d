package io.floatwise.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.Told;
import io.floatwise.tape.series.ImportChoice;
import io.floatwise.tape.series.ImportReport;
import io.floatwise.tape.series.SeriesImport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Series of others come onto the tape as they are, and their faults are told.
class SeriesImportTest {

  @TempDir Path temp;

  @Test
  void aDayIsKnownWhenItIsOverAndFaultyRowsAreNamed() throws IOException {
    Path file = temp.resolve("own.csv");
    Files.writeString(
        file,
        """
        title,day,median_price_usd,units_sold
        "Comma, Case",2024-01-05,1.234,7
        "Comma, Case",2024-01-06,1.5,8
        "Comma, Case",2024-01-05,1.235,9
        "Comma, Case",2024-01-07,0,1
        "Comma, Case",2024-13-07,1,1
        short
        """);

    SeriesImport.Result result = read(file);

    ImportReport report = result.reports().getFirst();
    assertThat(report.points()).isEqualTo(2);
    assertThat(report.conflicting()).isEqualTo(1);
    assertThat(report.backwards()).isEqualTo(1);
    assertThat(report.unreadable()).isEqualTo(3);
    assertThat(report.units()).isEqualTo(Map.of("USD/3", 2));
    assertThat(report.examples())
        .anyMatch(e -> e.equals("line 5: expected a price above 0, found \"0\""))
        .anyMatch(e -> e.startsWith("line 7: expected 4 fields"));
    Instant begin = Instant.parse("2024-01-05T00:00:00Z");
    assertThat(TapeRoundTripTest.heard(temp.resolve("tape")).getFirst())
        .isEqualTo(
            new TapeRoundTripTest.Heard(
                Instant.parse("2024-01-05T23:59:59.999999Z"),
                new Told.Series(
                    List.of(
                        new SeriesPoint(
                            new Title(Game.CS2, "Comma, Case"),
                            Kind.BAR,
                            begin,
                            begin.plusSeconds(86_400),
                            OptionalLong.of(1_235),
                            OptionalLong.empty(),
                            OptionalInt.of(9),
                            OptionalInt.empty(),
                            "USD",
                            3,
                            Optional.empty())))));
  }

  @Test
  void importingAgainChangesNothing() throws IOException {
    Path file = temp.resolve("own.csv");
    Files.writeString(file, "title,at,price,currency\nA,2024-01-05T10:00:00Z,2.50,eur\n");
    read(file);
    var before = TapeRoundTripTest.heard(temp.resolve("tape"));

    ImportReport again = read(file).reports().getFirst();

    assertThat(again.points()).isZero();
    assertThat(again.daysThere()).isEqualTo(1);
    assertThat(TapeRoundTripTest.heard(temp.resolve("tape"))).isEqualTo(before).hasSize(1);
  }

  @Test
  void aCutFileIsUsedUpToThereAndTheOthersGoOn() throws IOException {
    var text = new StringBuilder("timestamp,market,A,B\n");
    for (int i = 0; i < 300; i++) {
      Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(i * 28_800L);
      text.append("%s,M%d,%d.%02d,2.00%n".formatted(at, i % 3, 1 + i * 7 % 90, i * 31 % 100));
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path cut = temp.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    Path wrong = temp.resolve("wrong.csv");
    Files.writeString(wrong, "a,b\n1,2\n");
    Path keys = temp.resolve("keys.csv");
    Files.writeString(
        keys,
        "value,value_high,currency,timestamp\n26.0,27,keys,2024-01-05 10:00:00\n1,1,gold,2024-01-06\n");

    SeriesImport.Result result = read(cut, wrong, keys);

    assertThat(result.failures()).singleElement().asString().contains("expected the columns");
    assertThat(result.reports()).hasSize(2);
    assertThat(result.reports().getFirst().cut()).contains("ends in the middle");
    assertThat(result.reports().getFirst().frozen()).isPositive();
    assertThat(result.reports().getLast().points()).isEqualTo(1);
    assertThat(result.reports().getLast().examples())
        .anyMatch(e -> e.contains("one of the currencies"));
  }

  private SeriesImport.Result read(Path... files) throws IOException {
    try (var store = TapeStore.open(temp.resolve("tape"))) {
      store.settle();
      var choice =
          new ImportChoice(
              Game.CS2, Optional.of("Key"), Optional.empty(), Optional.empty(), ZoneOffset.UTC);
      return new SeriesImport(store).read(List.of(files), choice);
    }
  }
}
