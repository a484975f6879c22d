package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.demo.DemoRun;
import io.floatwise.app.live.Refusals;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.exchange.MarketTicker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a newcomer sees of the first commands in the README.
class DemoTest {

  @TempDir Path data;

  @Test
  @Proves(value = "P5.3.1.2", breaks = DemoRun.class)
  void buysListsAndSellsWithinAMinuteAndItsBooksEqualTheLedger() throws Exception {
    App.Ended run;
    try (App demo =
        App.start(App.AS_USERS_HAVE_IT, "demo", "--until", "sold", "--headless", "--data", data)) {
      run = demo.end();
    }

    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.out()).hasSize(1);
    JsonNode summary = run.json();
    assertThat(summary.get("mode").asString()).isEqualTo("demo");
    assertThat(summary.get("purchases").asLong()).isPositive();
    assertThat(summary.get("sales").asLong()).isPositive();
    assertThat(summary.get("ledger").asString()).isEqualTo("equal");
    assertThat(summary.get("journalHash").asString()).matches("[0-9a-f]{64}");
    assertThat(summary.get("elapsedSeconds").asDouble()).isLessThan(60);
    System.out.println("DemoTest: first sale after " + summary.get("elapsedSeconds") + " s");
  }

  @Test
  @Proves(value = "D.3", breaks = DemoRun.class)
  void goesOnToTheEndOfProtection() throws Exception {
    App.Ended run =
        App.run(
            "demo",
            "--until",
            "settled",
            "--headless",
            "--unlimited",
            "--clock-speed",
            "max",
            "--data",
            data);

    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.err()).anyMatch(line -> line.contains("SETTLED"));
    assertThat(run.json().get("marketDays").asDouble()).isGreaterThan(7);
    assertThat(run.json().get("realisedProfit").asString()).isNotEqualTo("0.00");
    assertThat(
            App.run("portfolio", "--json", "--data", data).json().at("/total/realised").asString())
        .isEqualTo(run.json().get("realisedProfit").asString());
    assertThat(run.json().get("ledger").asString()).isEqualTo("equal");
  }

  @Test
  @Proves(value = "D.1", breaks = Statement.class, fault = "ledger-cent")
  void noticesOneCentAndShowsTheRow() throws Exception {
    App.Ended run =
        App.run("demo", "--fault", "ledger-cent", "--until", "sold", "--headless", "--data", data);

    assertThat(run.code()).as(run.text()).isEqualTo(4);
    assertThat(run.json().get("ledger").asString()).isEqualTo("different");
    JsonNode row = run.json().get("differences").get(0);
    assertThat(row.get("line").asString()).startsWith("cash.");
    assertThat(run.err())
        .anyMatch(line ->
            line.contains("ledger differs: " + row.get("line").asString())
                && line.contains(row.get("ours").asString())
                && line.contains(row.get("sandbox").asString()));
  }

  @Test
  @Proves(value = "D.5", breaks = Refusals.class)
  void saysWhyNothingWasSold() throws Exception {
    App.Ended run =
        App.run(
            "demo",
            "--mispriced",
            "0",
            "--until",
            "sold",
            "--headless",
            "--patience",
            "12",
            "--explain",
            "--data",
            data);

    assertThat(run.code()).as(run.text()).isEqualTo(3);
    JsonNode summary = run.json();
    assertThat(summary.get("sales").asLong()).isZero();
    assertThat(summary.get("ledger").asString()).isEqualTo("equal");
    assertThat(summary.get("looks").asLong()).isPositive();
    assertThat(summary.get("refusals").size()).isPositive();
    assertThat(run.err()).anyMatch(line -> line.startsWith("nothing was sold within 12 s"));
    long explained = run.err().stream().filter(line -> line.startsWith("no trade  ")).count();
    assertThat(explained).isEqualTo(summary.get("titles").asLong());

    JsonNode missed = App.run("missed", "--json", "--data", data).json();
    assertThat(missed.get("offers").asLong()).isPositive();
    String id = missed.at("/missed/0/id").asString();
    JsonNode why = App.run("why", id, "--json", "--data", data).json().at("/decisions/0");
    assertThat(why.get("rule").asString()).isEqualTo(missed.at("/missed/0/rule").asString());
    assertThat(why.at("/again/verdict").asString()).isEqualTo("same");
    assertThat(why.get("program").asString()).matches("[0-9a-f]{12}");
  }

  @Test
  @Proves(value = "D.6", breaks = DemoRun.class)
  void buysNextToNothingWhereNothingIsMispriced() throws Exception {
    long mispriced = purchases("60", data.resolve("some"));
    long fair = purchases("0", data.resolve("none"));

    System.out.printf(
        "DemoTest: %d purchases in 3 days, %d with nothing mispriced%n", mispriced, fair);
    assertThat(mispriced).isGreaterThanOrEqualTo(10);
    assertThat(fair).isLessThanOrEqualTo(mispriced / 10);
  }

  private static long purchases(String mispriced, Path data) throws Exception {
    App.Ended run =
        App.run(
            "demo",
            "--mispriced",
            mispriced,
            "--days",
            "3",
            "--unlimited",
            "--clock-speed",
            "max",
            "--headless",
            "--data",
            data);
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.json().get("ledger").asString()).isEqualTo("equal");
    return run.json().get("purchases").asLong();
  }

  @Test
  @Proves(value = "D.7", breaks = MarketTicker.class)
  void makesTheSameDecisionsAtAnySpeedAndUnderLoad() throws Exception {
    String slow = hash("21600", data.resolve("slow"));
    String quick = hash("max", data.resolve("quick"));
    String loaded;
    try (var _ = Burners.onEveryCore()) {
      loaded = hash("max", data.resolve("loaded"));
    }

    assertThat(quick).isEqualTo(slow);
    assertThat(loaded).isEqualTo(slow);
  }

  private static String hash(String speed, Path data) throws Exception {
    App.Ended run =
        App.run(
            "demo",
            "--seed",
            "11",
            "--until",
            "sold",
            "--headless",
            "--clock-speed",
            speed,
            "--data",
            data);
    assertThat(run.code()).as(run.text()).isZero();
    return run.json().get("journalHash").asString();
  }
}
