package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.market.SeriesMarket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole loop on a market in which prices and volumes follow the 233 recorded CS2 series.
class PastPricesTest {

  private static final String FROM = "2024-01-15";
  private static final Path REPORT = Repository.root().resolve("docs/measurements/past-prices.md");

  @TempDir Path data;

  @Test
  @Proves(value = "D.14", breaks = SeriesMarket.class)
  void completesRoundTripsOnTheRecordedSeries() throws Exception {
    trade(4, Duration.ofMinutes(4));
  }

  @Test
  @Tag("long")
  @Proves(value = "D.14", breaks = SeriesMarket.class, form = Proves.Form.LONG)
  void completesRoundTripsOverTwoMonthsAndWritesThemDown() throws Exception {
    App.Ended run = trade(60, Duration.ofMinutes(30));
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, report(run));
  }

  private App.Ended trade(int days, Duration patience) throws Exception {
    Path file = Needs.shared("data/market/cs2_steam_daily.csv.gz");
    App.Ended run;
    try (App app =
        App.start(
            "demo",
            "--market",
            file,
            "--market-from",
            FROM,
            "--days",
            days,
            "--unlimited",
            "--clock-speed",
            "max",
            "--explain",
            "--headless",
            "--data",
            data)) {
      run = app.end(patience);
    }
    assertThat(run.code()).as(run.text()).isZero();
    JsonNode summary = run.json();
    assertThat(run.text()).contains("recorded series: 233 titles");
    assertThat(summary.get("ledger").asString()).isEqualTo("equal");
    assertThat(summary.get("sales").asLong()).isPositive();
    System.out.println("PastPricesTest: " + days + " days from " + FROM + ": " + summary);
    return run;
  }

  private static String report(App.Ended run) {
    JsonNode s = run.json();
    Map<String, Long> untraded = new TreeMap<>();
    s.get("untradedTitles")
        .properties()
        .forEach(e -> untraded.put(e.getKey(), e.getValue().asLong()));
    String rules =
        untraded.entrySet().stream()
            .map(e -> "| %s | %d |".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining("\n"));
    String titles =
        run.err().stream()
            .filter(line -> line.startsWith("no trade  "))
            .map(line -> "    " + line.substring("no trade  ".length()))
            .collect(Collectors.joining("\n"));
    return """
    # A simulation on past prices

    Written by the long profile (`PastPricesTest`); do not edit. The bot trades for %s market \
    days from %s on a sandbox whose fair values and volumes follow the 233 recorded Steam \
    series of CS2 items. Offers, targets, takers, fees and the mispriced offers it lives on \
    are made up: **this is no evidence of profit.** What it shows is that the loop copes with \
    real prices and that its books equal the exchange's ledger.

    | Figure | Value |
    |---|---|
    | titles with a quote | %s |
    | market days | %s |
    | close looks | %s |
    | candidates (a strategy wanted to buy) | %s |
    | purchases | %s |
    | sales | %s |
    | spent | %s USD |
    | proceeds after fees | %s USD |
    | fees | %s USD |
    | realised profit | %s USD |
    | profit that could still be reverted | %s USD |
    | ledger | %s |

    ## Series without a trade

    By the rule that refused last; `not-looked-at` means that no quote gave a reason to spend \
    a call on the title.

    | Rule | Titles |
    |---|---|
    %s

    One by one:

    %s
    """
        .formatted(
            s.get("marketDays").asString(),
            FROM,
            s.get("titles").asString(),
            s.get("marketDays").asString(),
            s.get("looks").asString(),
            s.get("candidates").asString(),
            s.get("purchases").asString(),
            s.get("sales").asString(),
            s.get("spent").asString(),
            s.get("netProceeds").asString(),
            s.get("fees").asString(),
            s.get("realisedProfit").asString(),
            s.get("atRiskProfit").asString(),
            s.get("ledger").asString(),
            rules,
            titles);
  }
}
