package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.bars.BarFile;
import io.floatwise.core.bars.LaneRun;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise bars` as a person uses it, and what others computed from the same bars.
class BarsCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Money CENT = Money.usd(1);

  @TempDir Path temp;

  private static CommandRun run(String... words) {
    return CommandRun.of(List.of("bars"), words);
  }

  private static JsonNode google(String... words) {
    Path file = Needs.shared("data/backtest/goog_daily_2004_2013.csv");
    String[] usual = {
      file.toString(), "--strategy", "sma-cross", "--set", "fast=10", "--set", "slow=30", "--json"
    };
    CommandRun ended =
        run(Stream.concat(Stream.of(usual), Stream.of(words)).toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out()).path("series").path(0);
  }

  private static JsonNode expected(String name) {
    Path file = Needs.shared("data/backtest/goog_sma_cross_expected.json");
    return StreamSupport.stream(JSON.readTree(file.toFile()).path("cases").spliterator(), false)
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Money money(JsonNode node) {
    return Money.ofDecimal(node.asString(), Currency.USD);
  }

  private static Money cents(JsonNode node) {
    return Money.ofDecimal(node.asString(), Currency.USD, Rounding.HALF_UP);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = LaneRun.class)
  void withoutFeesEveryTradeIsTheOneThatOthersComputedToTheCent() {
    JsonNode found = google();
    JsonNode expected = expected("long_only_no_fee");

    JsonNode trades = found.path("trades");
    assertThat(trades).hasSize(33).hasSameSizeAs(expected.path("trades"));
    for (int i = 0; i < 33; i++) {
      JsonNode ours = trades.path(i);
      JsonNode theirs = expected.path("trades").path(i);
      assertThat(ours.path("units").asLong()).isEqualTo(theirs.path("size").asLong());
      assertThat(ours.path("entryBar").asLong()).isEqualTo(theirs.path("entry_bar").asLong());
      assertThat(ours.path("exitBar").asLong()).isEqualTo(theirs.path("exit_bar").asLong());
      assertThat(ours.path("entry").asString()).startsWith(theirs.path("entry_day").asString());
      assertThat(ours.path("exit").asString()).startsWith(theirs.path("exit_day").asString());
      assertThat(money(ours.path("entryPrice"))).isEqualTo(money(theirs.path("entry_price")));
      assertThat(money(ours.path("exitPrice"))).isEqualTo(money(theirs.path("exit_price")));
      assertThat(money(ours.path("profit"))).isEqualTo(cents(theirs.path("pnl")));
    }
    assertThat(found.path("lanes").path(0).path("equity").asString()).isEqualTo("57157.30");
    assertThat(cents(expected.path("final_equity"))).isEqualTo(Money.usd(57_157_30));
  }

  /// The reference has fractions of cents; we round each fee up to the cent.
  @Test
  @Proves(value = "P4.6.5", breaks = LaneRun.class)
  void withFeesTheDifferenceIsNotMoreThanTheRoundingOfEachFee() {
    JsonNode found = google("--fee-bp-buy", "20", "--fee-bp-sell", "20");
    JsonNode expected = expected("long_only_fee_0.2pct_each_side");

    JsonNode trades = found.path("trades");
    assertThat(trades).hasSize(33).hasSameSizeAs(expected.path("trades"));
    for (int i = 0; i < 33; i++) {
      JsonNode ours = trades.path(i);
      JsonNode theirs = expected.path("trades").path(i);
      assertThat(ours.path("units").asLong()).isEqualTo(theirs.path("size").asLong());
      assertThat(ours.path("entryBar").asLong()).isEqualTo(theirs.path("entry_bar").asLong());
      assertThat(ours.path("exitBar").asLong()).isEqualTo(theirs.path("exit_bar").asLong());
      BigDecimal more =
          new BigDecimal(ours.path("fees").asString())
              .subtract(new BigDecimal(theirs.path("commission").asString()));
      assertThat(more).isBetween(BigDecimal.ZERO, new BigDecimal("0.02"));
    }
    BigDecimal ours = new BigDecimal(found.path("lanes").path(0).path("equity").asString());
    BigDecimal theirs = new BigDecimal(expected.path("final_equity").asString());
    BigDecimal bound = new BigDecimal(CENT.times(66).toDecimal());
    System.out.printf(
        "BarsCommandTest: with fees %s, the reference %s; less by %s, at most %s by rounding%n",
        ours, theirs, theirs.subtract(ours), bound);
    assertThat(theirs.subtract(ours)).isBetween(BigDecimal.ZERO, bound);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(temp.resolve(name), List.of(lines));
  }

  private static CommandRun trade(Path... files) {
    return run(
        Stream.concat(
                Stream.of(files).map(Path::toString),
                Stream.of("--strategy", "sma-cross", "--set", "fast=1", "--set", "slow=2"))
            .toArray(String[]::new));
  }

  @Test
  void listsTheStrategiesWithTheirParameters() {
    assertThat(run().out())
        .contains("sma-cross  Follows the trend")
        .contains("fast: 1 to 999, usually 10. Bars in the fast mean.")
        .contains("mean-reversion")
        .contains("hold-days: 1 to 365, usually 30.");
    JsonNode all = JSON.readTree(run("--json").out());
    assertThat(all.path(0).path("parameters").path(1).path("most").asInt()).isEqualTo(1000);
  }

  @Test
  void pricesWithoutVolumeAreBarsTooAndFractionsOfCentsAreRounded() throws IOException {
    Path prices =
        file(
            "prices.csv",
            "item_id,day,median_price_usd",
            "1,2026-01-01,5.00",
            "1,2026-01-02,4.006",
            "1,2026-01-03,6.00",
            "1,2026-01-04 12:00:00,5.005",
            "1,2026-01-05T12:00:00Z,2.00");
    CommandRun ended = trade(prices);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("2026-01-04T12:00:00Z 2026-01-05T12:00:00Z       1996         5.01         2.00")
        .contains("A signal at the close of a bar is acted on at the open of the next")
        .contains("No fee at all: real markets take one.");
  }

  @Test
  void manySetsMakeATableAndASeriesThatMakesNoSenseStopsNoOther() throws IOException {
    Path good = file("good.csv", "date,price", "2026-01-01,5", "2026-01-02,4", "2026-01-03,6");
    Path back = file("back.csv", "date,price", "2026-01-02,5", "", "2026-01-01,4");
    CommandRun ended =
        run(
            good.toString(),
            back.toString(),
            "--strategy",
            "sma-cross",
            "--set",
            "fast=1,2,3",
            "--set",
            "slow=2,3",
            "--threads",
            "2");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("fast=1 slow=2", "fast=1 slow=3", "fast=2 slow=3")
        .doesNotContain("fast=3 slow=3")
        .contains("back.csv line 4: expected a time after that of the bar before");
  }

  /// No machine reads and trades so many bars in a millisecond.
  @Test
  @Proves(value = "P4.6.5", breaks = BarsCommand.class)
  void whatFailsStandsInTheExitCode() throws IOException {
    List<String> lines = new ArrayList<>(List.of("date,price"));
    for (int day = 0; day < 100_000; day++) {
      lines.add("%s,%d".formatted(LocalDate.of(1700, 1, 1).plusDays(day), 5 + day % 7));
    }
    Path file = Files.write(temp.resolve("long.csv"), lines);
    CommandRun ended =
        run(file.toString(), "--strategy", "sma-cross", "--deadline", "0.001", "--json");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(JSON.readTree(ended.out()).at("/series/0/lanes/0/failed").asString())
        .isEqualTo("not done within the deadline of 0.001 s");
    assertThat(trade(file).code()).isZero();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = BarFile.class)
  void whatMakesNoSenseIsRefusedWithItsLine() throws IOException {
    assertThat(trade(file("a.csv", "when,price")).out())
        .contains("a.csv line 1: expected a header");
    assertThat(trade(file("b.csv")).out()).contains("b.csv line 1: expected a header");
    assertThat(trade(file("c.csv", "date,price", "2026-01-01,1,2")).out())
        .contains("c.csv line 2: expected 2 columns, found 3");
    assertThat(trade(file("d.csv", "date,price", "2026-01-01,1", "2026-13-01,1")).out())
        .contains("d.csv line 3: expected a time such as 2026-01-05");
    assertThat(trade(file("e.csv", "date,price", "2026-01-01,nan")).out())
        .contains("e.csv line 2: expected a price such as 12.34, found 'nan'");
    assertThat(trade(file("f.csv", "date,price", "2026-01-01,0")).out())
        .contains("f.csv line 2: expected prices of 1 to 500000000 cents, found 0 to 0");
    assertThat(trade(file("g.csv", "date,open,high,low,close", "2026-01-01,5,4,3,4")).out())
        .contains("expected open and close within 300 to 400 cents, found 500");
    assertThat(trade(file("h.csv", "date,price,volume", "2026-01-01,5,-1")).out())
        .contains("h.csv line 2: expected a volume");
    assertThat(trade(file("i.csv", "date,price")).out())
        .contains("refused: expected at least one bar, found none");
    assertThat(trade(temp.resolve("none.csv")).out())
        .contains("none.csv: expected a text that can be read");
    assertThat(run("x.csv").err()).contains("expected --strategy, found none");
    assertThat(run("x.csv", "--strategy", "luck").err())
        .contains("expected a strategy (sma-cross, mean-reversion), found luck");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--set", "fast=30").err())
        .contains("expected fast below slow, found 30 and 30");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--set", "fast=x").err())
        .contains("fast: expected a whole number, found 'x'");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--set", "fast=5,1000").err())
        .contains("fast: expected a whole number from 1 to 999, found 1000");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--deadline", "0").err())
        .contains("--deadline: expected seconds above 0 and at most 604800, found 0.0");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--threads", "257").err())
        .contains("--threads: expected 1 to 256, found 257");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--set", "pace=1").err())
        .contains("expected a parameter (fast, slow), found pace");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--fee-bp-buy", "-1").err())
        .contains("--fee-bp-buy: expected basis points of 0 or more, found -1");
    assertThat(run("x.csv", "--strategy", "sma-cross", "--lock-days", "-1").err())
        .contains("lock of items: expected 0 to 365 days, found -1");
  }
}
