package io.floatwise.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Overview;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise portfolio` and `floatwise export`, as they are typed.
class ReportCommandsTest {

  private static final List<Entry> HISTORY = RandomHistory.of(3, 150);

  @TempDir Path dir;

  private record Ended(int code, String out, String err) {}

  private Ended run(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      var all = new ArrayList<>(List.of(words));
      all.addAll(List.of("--data", dir.resolve("data").toString()));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  private void write(String mode) {
    try (var journal = journal(mode)) {
      journal.append(HISTORY);
    }
  }

  private SqlJournal journal(String mode) {
    return SqlJournal.open(DataDirectory.open(dir.resolve("data").resolve(mode)), mode);
  }

  private static Ledger ledger() {
    var ledger = new Ledger();
    HISTORY.forEach(ledger::apply);
    return ledger;
  }

  @Test
  void showsThePortfolioAlsoWhileTheBotWrites() {
    try (var journal = journal("demo")) {
      journal.append(HISTORY);

      Ended table = run("portfolio");
      assertThat(table.code()).as(table.err()).isZero();
      assertThat(table.out())
          .contains("Portfolio, mode random, as of " + ledger().at())
          .contains("realised profit", "usable for anything in", "1-3 days", "by strategy")
          .contains("nobody knows what they would bring");

      JsonNode json = JsonMapper.builder().build().readTree(run("portfolio", "--json").out());
      assertThat(json.path("equity").asString()).isEqualTo(ledger().books().equity().toDecimal());
      assertThat(json.at("/total/realised").asString())
          .isEqualTo(ledger().books().totals().realisedProfit().toDecimal());
      assertThat(json.at("/total/atRisk").asString())
          .isEqualTo(ledger().books().totals().atRiskProfit().toDecimal());
      assertThat(json.at("/unrealised/marked")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void noLineOfThePortfolioIsWiderThanTheTerminal(int columns) {
    Ledger ledger = ledger();
    var overview = Overview.of(ledger, _ -> Optional.empty(), ledger.at());
    String text = OverviewText.of(overview, new Page(columns));
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(text)
        .as("figures are never cut")
        .contains(overview.equity().toDecimal() + " USD", "held", "% equity");
  }

  @Test
  void theWidthOfTheTerminalIsWhatItSaysOrTheUsualOne() {
    assertThat(Page.of(Map.of("COLUMNS", "80")).width()).isEqualTo(80);
    assertThat(Page.of(Map.of("COLUMNS", "5")).width()).isEqualTo(60);
    assertThat(Page.of(Map.of("COLUMNS", "wide")).width()).isEqualTo(120);
    assertThat(Page.of(Map.of()).width()).isEqualTo(120);
    var page = new Page(60);
    page.line("x".repeat(61));
    page.words("  name  ", 8, "word ".repeat(12).strip());
    assertThat(page.toString().lines())
        .containsExactly(
            "x".repeat(59) + "…", "  name  " + "word ".repeat(10).strip(), "        word word");
  }

  @Test
  void theCashTableAddsUpToAllMoney() throws IOException {
    write("demo");
    Path file = dir.resolve("cash.csv");

    assertThat(run("export", "--kind", "cash", "--to", file.toString()).code()).isZero();

    Money sum = Money.ZERO_USD;
    List<String> lines = Files.readString(file).lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      sum = sum.plus(Money.usd(Long.parseLong(line.split(",")[5].replace(".", ""))));
    }
    assertThat(sum).isEqualTo(ledger().books().cash().map(Cash::total).orElseThrow());
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).as("no draft stays").hasSize(2);
    }
  }

  @Test
  void writesTheTaxYearToTheStandardOutput() {
    write("demo");
    Ended ended = run("export", "--tax-year", "2026", "--zone", "Europe/Berlin", "--to", "-");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("record,acquired,disposed,")
        .contains("\"total, cost known\"", "\"total, cost unknown\"")
        .endsWith("\r\n");
  }

  @Test
  void replacesAFileOnlyWhenItIsTold() throws IOException {
    write("demo");
    Path file = Files.writeString(dir.resolve("lots.csv"), "mine");

    Ended refused = run("export", "--kind", "lots", "--to", file.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(
            "floatwise: --to: expected a new file, found that %s exists; --force replaces it%nerror 3000: "
                .formatted(file));
    assertThat(file).hasContent("mine");

    assertThat(run("export", "--kind", "lots", "--to", file.toString(), "--force").code()).isZero();
    assertThat(file).content().startsWith("lot,game,title,");
  }

  @Test
  void saysWhatWasExpectedAndWhatWasFound() {
    assertThat(run("portfolio").err())
        .contains("expected the journal of a mode, found none; floatwise demo makes one");
    assertThat(dir.resolve("data")).as("reading makes nothing").doesNotExist();
    write("demo");
    write("paper");
    refuses("--mode: expected one of demo, paper, found none", "portfolio");
    refuses("--mode: expected one of demo, paper, found 'live'", "portfolio", "--mode", "live");
    assertThat(run("portfolio", "--mode", "paper").code()).isZero();
    refuses(
        "--account: expected one of demo, found 'x'",
        "portfolio",
        "--mode",
        "demo",
        "--account",
        "x");
    refuses("expected either --kind or --tax-year, found neither", "export", "--to", "-");
    refuses(
        "expected either --kind or --tax-year, found both",
        "export",
        "--kind",
        "cash",
        "--tax-year",
        "2026",
        "--to",
        "-");
    refuses("--zone: expected a time zone", "export", "--tax-year", "2026", "--to", "-");
    refuses("found 'Berlin'", "export", "--tax-year", "2026", "--zone", "Berlin", "--to", "-");
    refuses(
        "--tax-year: expected 2010 to 9999, found 26",
        "export",
        "--tax-year",
        "26",
        "--zone",
        "UTC",
        "--to",
        "-");
    refuses(
        "--zone: expected only together with --tax-year",
        "export",
        "--kind",
        "cash",
        "--zone",
        "UTC",
        "--to",
        "-");
    refuses(
        "found no folder",
        "export",
        "--kind",
        "cash",
        "--to",
        dir.resolve("no/such.csv").toString());
    refuses("found the folder", "export", "--kind", "cash", "--to", dir.toString());
  }

  private void refuses(String message, String... words) {
    Ended ended = run(words);
    assertThat(ended.code()).as("%s: %s", message, ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(message);
  }
}
