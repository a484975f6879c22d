package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise backtest` on series that were imported, as a person uses it.
class SeriesBacktestCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DAYS = 40;

  @TempDir static Path temp;

  private static String tape = "";

  @BeforeAll
  static void bring() throws IOException {
    var csv = new StringBuilder("title,day,median_price_usd,units_sold\n");
    for (int day = 0; day < DAYS; day++) {
      String date = LocalDate.of(2024, 1, 1).plusDays(day).toString();
      csv.append("One Case,%s,%d.%03d,500%n".formatted(date, 5 + day % 9, day));
      csv.append("Other Case,%s,2.%03d,%d%n".formatted(date, 10 * day, day == 7 ? 0 : 60));
    }
    Path file = temp.resolve("own.csv");
    Files.writeString(file, csv);
    tape = temp.resolve("tape").toString();
    CommandRun imported = run("tape", "import", tape, "--game", "cs2", file.toString());
    assertThat(imported.code()).as(imported.err()).isZero();
  }

  private static CommandRun run(String... words) {
    return CommandRun.of(List.of(words));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = BacktestCommand.class)
  void everyReportSaysWhatIsAssumedWithItsNumbers() throws IOException {
    Path html = temp.resolve("report.html");
    CommandRun text =
        run("backtest", tape, "--spread", "7.5", "--fee", "250", "--html", html.toString());

    assertThat(text.code()).as(text.err()).isZero();
    for (String report : new String[] {text.out(), Files.readString(html)}) {
      assertThat(report.replaceAll("\\s+", " "))
          .contains("ASSUMED: the best offer is half of 7.50 % above the price of a bar")
          .contains("a sale costs 2.50 %")
          .contains(DAYS * 2 + " bars of price and volume")
          .contains("1 bars in which nothing was sold, not traded on");
    }
    JsonNode json = JSON.readTree(run("backtest", tape, "--titles", "1", "--json").out());
    JsonNode series = json.path("series");
    assertThat(series.path("titles").asInt()).isEqualTo(1);
    assertThat(series.path("bar").asInt()).isEqualTo(DAYS);
    assertThat(series.path("beyond").asInt()).isEqualTo(DAYS);
    assertThat(series.path("assumedSpreadBasisPoints").asInt())
        .isEqualTo(SeriesModel.USUAL.spread().basisPoints());
    assertThat(json.path("refusals").size()).as("the strategies were asked").isPositive();
  }

  @Test
  void aReceiptKeepsWhatWasAssumed() {
    String receipt = temp.resolve("run.json").toString();
    assertThat(run("backtest", tape, "--spread", "2", "--fee", "0", "--receipt", receipt).code())
        .isZero();
    CommandRun same = run("backtest", tape, "--verify", receipt);
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    assertThat(run("backtest", tape, "--verify", receipt, "--fee", "1").err())
        .contains("expected no other flag");
  }

  @ParameterizedTest
  @CsvSource({
    "--spread, 101, expected 0 to 100 percent",
    "--spread, 0.001, at most two decimals",
    "--fee, -1, expected 0 to 5000 basis points",
    "--fee, 5001, expected 0 to 5000 basis points",
    "--titles, 0, expected 1 or more",
  })
  void whatCannotBeAssumedIsRefused(String flag, String value, String said) {
    CommandRun ended = run("backtest", tape, flag, value);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(flag + ": ").contains(said).contains("found " + value);
  }
}
