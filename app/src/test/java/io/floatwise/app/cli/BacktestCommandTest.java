package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.backtest.Receipt;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.report.TradeLog;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.proving.Proves;
import io.floatwise.tape.TapeStore;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise backtest` as a person uses it.
class BacktestCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path temp;

  private static Path tape = Path.of("");

  @BeforeAll
  static void record() throws IOException {
    tape = tape("tape", 1);
  }

  private static Path tape(String name, long seed) throws IOException {
    Path folder = temp.resolve(name);
    try (var store = TapeStore.open(folder)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      List<TapeStore.Batch> batches = new ArrayList<>();
      new WatchedMarket(seed, Rate.ofPercent(5))
          .watch(
              Duration.ofDays(4),
              (now, told) -> {
                if (coder.code(now, told) instanceof Coded.Rows rows) {
                  batches.add(new TapeStore.Batch(rows.at(), rows.rows()));
                }
              });
      store.append(batches);
      store.rotate();
    }
    return folder;
  }

  private static CommandRun run(String... words) {
    return CommandRun.of(List.of("backtest"), words);
  }

  private static JsonNode json(String... words) {
    CommandRun ended =
        run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out());
  }

  @Test
  @Proves(value = "P4.6.5", breaks = BacktestCommand.class)
  void tellsWhatCameOfItTheSameEachTime() {
    JsonNode first = json(tape.toString());
    JsonNode second = json(tape.toString());

    assertThat(second).isEqualTo(first);
    assertThat(first.path("purchases").asInt()).isPositive();
    assertThat(first.path("entries").asInt()).isGreaterThan(20);
    assertThat(first.path("journalHash").asString()).matches("[0-9a-f]{64}");
    assertThat(first.path("equity")).hasSize(4);
    assertThat(first.path("setup").path("limits").path("max-per-trade").asString())
        .isEqualTo("50.00 USD");

    String text = run(tape.toString()).out();
    assertThat(text)
        .contains("Backtest of what was recorded from 2026-01-05T00:00:00Z")
        .contains("what this run could not know")
        .contains("hash " + first.path("journalHash").asString());
  }

  @Test
  void anotherLimitIsAnotherRun() {
    JsonNode usual = json(tape.toString());
    JsonNode tight = json(tape.toString(), "--limit", "max-per-trade=4.00 USD", "--balance", "500");

    assertThat(tight.path("setup").path("limits").path("max-per-trade").asString())
        .isEqualTo("4.00 USD");
    assertThat(tight.path("setup").path("deposit").asString()).isEqualTo("500.00");
    assertThat(tight.path("journalHash")).isNotEqualTo(usual.path("journalHash"));
    assertThat(tight.path("purchases").asInt()).isLessThan(usual.path("purchases").asInt());
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Receipt.class)
  void aReceiptIsRepeatedToTheByteAndWhatDiffersIsNamed() throws IOException {
    Path receipt = temp.resolve("run.json");
    assertThat(run(tape.toString(), "--latency", "2", "--receipt", receipt.toString()).code())
        .isZero();
    String text = Files.readString(receipt);
    CommandRun same = run(tape.toString(), "--verify", receipt.toString());
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    assertThat(same.out()).contains("the same to the byte");

    assertThat(run(tape.toString(), "--receipt", receipt.toString()).err())
        .contains("--receipt: expected a new file");
    Path other = temp.resolve("other.json");
    Files.writeString(other, text.replace("PT2S", "PT3S"));
    assertThat(run(tape.toString(), "--verify", other.toString()).err())
        .contains("expected the receipt as it was written");
    Path otherTape = tape("elsewhere", 2);
    CommandRun differs = run(otherTape.toString(), "--verify", receipt.toString());
    assertThat(differs.code()).isEqualTo(4);
    assertThat(differs.out())
        .contains("data: the receipt says")
        .contains("result journal: the receipt says")
        .contains("not the same:");
    assertThat(run(tape.toString(), "--verify", receipt.toString(), "--latency", "2").err())
        .contains("--verify: the receipt says how the run was made");
    Files.writeString(other, "{}");
    assertThat(run(tape.toString(), "--verify", other.toString()).err())
        .contains("expected a receipt of the form 'floatwise backtest receipt 1', found ''");
  }

  @Test
  void thePageNeedsNothingElseAndBelievesNoName() throws IOException {
    Path page = temp.resolve("report.html");
    assertThat(run(tape.toString(), "--html", page.toString()).code()).isZero();

    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("default-src 'none'")
        .contains("Case &lt;0&gt; &amp; more")
        .contains("<polygon class=\"items\"")
        .contains("What this run could not know")
        .doesNotContain("Case <")
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:");
    JsonNode json = json(tape.toString());
    assertThat(html)
        .contains("<b>%s</b>purchases".formatted(json.path("purchases").asString()))
        .contains("<b>%s</b>fees paid".formatted(json.path("fees").asString()))
        .contains(json.path("journalHash").asString());
  }

  private static Money usd(JsonNode text) {
    return Money.ofDecimal(text.asString(""), Currency.USD);
  }

  @Test
  @Proves(value = "P4.3.2", breaks = TradeLog.class)
  void thePartsOfTheProfitAndTheRowsOfTheTableAddUpToIt() throws IOException {
    Path rows = temp.resolve("trips.csv");
    JsonNode json = json(tape.toString(), "--csv", rows.toString());

    JsonNode parts = json.path("parts");
    Money sum =
        Stream.of(
                "edge",
                "slippageBuying",
                "newPrices",
                "slippageSelling",
                "unplanned",
                "fees",
                "reversals")
            .map(name -> usd(parts.path(name)))
            .reduce(Money.ZERO_USD, Money::plus);
    assertThat(sum)
        .isEqualTo(usd(parts.path("result")))
        .isEqualTo(usd(json.path("realisedProfit")).plus(usd(json.path("atRiskProfit"))));
    assertThat(usd(parts.path("edge"))).as("every purchase had a plan").isNotEqualTo(sum);
    assertThat(usd(parts.path("unplanned"))).isEqualTo(Money.ZERO_USD);
    for (String by : new String[] {"byStrategy", "byGame", "byReason", "byOutcome", "byTitle"}) {
      assertThat(
              json.path(by)
                  .valueStream()
                  .map(each -> usd(each.path("afterCarry")))
                  .reduce(Money.ZERO_USD, Money::plus))
          .as(by)
          .isEqualTo(usd(parts.path("afterCarry")));
    }
    List<String> lines = Files.readAllLines(rows);
    assertThat(lines).hasSize(1 + json.path("purchases").asInt());
    int result = List.of(lines.getFirst().split(",", -1)).indexOf("result");
    Money table =
        lines.stream()
            .skip(1)
            .map(line -> Money.ofDecimal(line.split(",", -1)[result], Currency.USD))
            .reduce(Money.ZERO_USD, Money::plus);
    assertThat(table).isEqualTo(sum);
    assertThat(json.path("trades").path("profitCents").path("count").asInt())
        .isEqualTo(json.path("sales").asInt());
    assertThat(json.path("fills").path("offers").path("orders").asInt()).isPositive();
  }

  @Test
  void thePageShowsEveryTradedTitleOnItsPricesAndWithoutTradesSaysSo() throws IOException {
    Path page = temp.resolve("charts.html");
    Path empty = temp.resolve("empty.html");
    assertThat(run(tape.toString(), "--html", page.toString()).code()).isZero();
    CommandRun nothing =
        run(tape.toString(), "--limit", "max-per-trade=0.01 USD", "--html", empty.toString());

    String html = Files.readString(page);
    assertThat(html)
        .contains("Trades on price charts")
        .contains("<polyline class=\"offer\"")
        .contains("<path class=\"bought\"")
        .contains("Where the result comes from")
        .contains("Expected and realised")
        .contains("Fills, forecast and seen")
        .contains("How trades are spread")
        .contains("Turnover")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
    assertThat(nothing.code()).as(nothing.err()).isZero();
    assertThat(Files.readString(empty))
        .contains("Nothing was bought")
        .contains("Left alone, by the rule that refused first")
        .doesNotContain("Trades on price charts")
        .doesNotContain("NaN");
  }

  @Test
  void runsThatWereKeptAreShownBesideEachOther() throws IOException {
    Path usual = temp.resolve("usual.json");
    Path tight = temp.resolve("<tight>.json");
    Files.writeString(usual, run(tape.toString(), "--json").out());
    Files.writeString(
        tight, run(tape.toString(), "--json", "--limit", "max-per-trade=4.00 USD").out());
    Path page = temp.resolve("compared.html");

    CommandRun text =
        compare(usual.toString(), tight.toString(), "--html", page.toString(), "--force");
    JsonNode json = JSON.readTree(compare(usual.toString(), tight.toString(), "--json").out());

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("A: usual.json, the first").contains("max-per-trade");
    assertThat(json.path("settings").propertyNames()).containsExactly("max-per-trade");
    assertThat(json.path("settings").path("max-per-trade").get(1).asString()).isEqualTo("4.00 USD");
    assertThat(json.path("figures").path("result").get(0).asString())
        .isEqualTo(JSON.readTree(Files.readString(usual)).path("parts").path("result").asString());
    assertThat(Files.readString(page))
        .contains("<polyline class=\"run run1\"")
        .contains("&lt;tight&gt;.json")
        .doesNotContain("<tight>");
    assertThat(compare(usual.toString(), usual.toString()).out())
        .contains("All runs wrote the same entries");
  }

  private static CommandRun compare(String... words) {
    return CommandRun.of(List.of("compare"), words);
  }

  @Test
  void onlyWhatABacktestKeptIsCompared() throws IOException {
    Path usual = temp.resolve("one.json");
    Files.writeString(usual, run(tape.toString(), "--json").out());
    Path receipt = temp.resolve("receipt-only.json");
    run(tape.toString(), "--receipt", receipt.toString());
    Path broken = temp.resolve("broken.json");
    Files.writeString(broken, Files.readString(usual).substring(1));
    Path cut = temp.resolve("cut.json");
    Files.writeString(cut, Files.readString(usual).replace("\"usable\":", "\"useful\":"));

    assertThat(compare(usual.toString()).err())
        .contains("expected 2 to 8 backtests to compare, found 1");
    assertThat(compare(usual.toString(), receipt.toString()).err())
        .contains("expected what backtest --json wrote, found a receipt");
    assertThat(compare(usual.toString(), broken.toString()).err())
        .contains("expected what backtest --json wrote, found no JSON");
    assertThat(compare(usual.toString(), cut.toString()).err())
        .contains("expected what backtest --json wrote, found");
    assertThat(compare(usual.toString(), temp.resolve("none.json").toString()).err())
        .contains("expected a file that can be read");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithWhatWasExpected() {
    assertThat(run(temp.resolve("none").toString()).err())
        .contains("expected the folder of a tape");
    assertThat(run(tape.toString(), "--game", "rust").err())
        .contains("expected days of the games and times asked for, found none");
    assertThat(run(tape.toString(), "--latency", "61").err())
        .contains("--latency: expected 0 to 60 seconds, found 61.0");
    assertThat(run(tape.toString(), "--balance", "-1").err())
        .contains("--balance: expected US dollars above 0 such as 25.00, found '-1'");
    assertThat(run(tape.toString(), "--limit", "max-per-trade").err())
        .contains("--limit: expected NAME=VALUE, found 'max-per-trade'");
    assertThat(run(tape.toString(), "--limit", "no-such=1").err())
        .contains("expected one of the limits max-per-trade,");
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = BacktestCommand.class)
  void aDamagedFileIsLeftOutAndNamedAndTheRestIsTraded() throws IOException {
    Path copy = temp.resolve("damaged");
    try (Stream<Path> all = Files.walk(tape)) {
      for (Path each : all.toList()) {
        Path to = copy.resolve(tape.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(to);
        } else {
          Files.copy(each, to);
        }
      }
    }
    Path damaged;
    try (Stream<Path> all = Files.walk(copy)) {
      damaged = all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList().get(1);
    }
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);

    CommandRun ended = run(copy.toString());
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains("DAMAGED")
        .contains(damaged.getFileName().toString())
        .contains("gaps")
        .contains("2026-01-08T23:");
  }
}
