package io.floatwise.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Performance;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomHistory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise trades` and `floatwise accounts`, as they are typed, on a journal that is being
/// written.
class TradesCommandsTest {

  private static final List<Entry> HISTORY = RandomHistory.of(11, 400);
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

  private JsonNode json(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--json");
    Ended ended = run(all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out());
  }

  private SqlJournal journal() {
    return SqlJournal.open(DataDirectory.open(dir.resolve("data").resolve("paper")), "paper");
  }

  private static Ledger ledger(int entries) {
    var ledger = new Ledger();
    HISTORY.subList(0, entries).forEach(ledger::apply);
    return ledger;
  }

  @Test
  void listsEveryTradeUpToTheEndOfTheJournalWhileTheBotWrites() {
    int half = HISTORY.size() / 2;
    try (var journal = journal()) {
      journal.append(HISTORY.subList(0, half));
      assertThat(json("trades").at("/asOf/0/entry").asInt()).isEqualTo(half);
      journal.append(HISTORY.subList(half, HISTORY.size()));

      JsonNode all = json("trades", "--limit", "1000");

      Ledger ledger = ledger(HISTORY.size());
      assertThat(all.at("/asOf/0/entry").asInt()).isEqualTo(HISTORY.size());
      assertThat(all.at("/asOf/0/at").asString()).isEqualTo(ledger.at().toString());
      assertThat(all.path("trades")).hasSameSizeAs(ledger.books().lots());
      assertThat(all.has("next")).isFalse();
      assertThat(sum(all, "profit"))
          .isEqualTo(
              ledger
                  .books()
                  .totals()
                  .realisedProfit()
                  .plus(ledger.books().totals().atRiskProfit()));
      assertThat(json("trades", "--limit", "1000", "--rebuild")).isEqualTo(all);
    }
  }

  private static Money sum(JsonNode page, String field) {
    Money sum = Money.ZERO_USD;
    for (JsonNode trade : page.path("trades")) {
      Optional<String> amount = trade.path(field).asStringOpt();
      sum = sum.plus(Money.usd(amount.map(a -> Long.parseLong(a.replace(".", ""))).orElse(0L)));
    }
    return sum;
  }

  @Test
  void pagesFollowEachOtherWithoutGapAndWithoutRepetition() {
    journal(HISTORY);
    JsonNode all = json("trades", "--sort", "profit", "--limit", "1000");
    var paged = new ArrayList<JsonNode>();
    JsonNode page = json("trades", "--sort", "profit", "--limit", "7");
    while (page.has("next")) {
      page.path("trades").forEach(paged::add);
      page =
          json(
              "trades",
              "--sort",
              "profit",
              "--limit",
              "7",
              "--after",
              page.path("next").asString());
    }
    page.path("trades").forEach(paged::add);
    assertThat(paged).hasSizeGreaterThan(20);
    assertThat(paged).containsExactlyElementsOf(all.path("trades"));
  }

  @Test
  void showsWhatCameOfAnAccount() {
    journal(HISTORY);

    JsonNode account = json("accounts").at("/accounts/0");

    Performance total = Performance.ofAll(ledger(HISTORY.size()));
    assertThat(account.path("account").asString()).isEqualTo("paper");
    assertThat(account.path("realised").asString()).isEqualTo(total.realised().toDecimal());
    assertThat(account.path("atRisk").asString()).isEqualTo(total.atRisk().toDecimal());
    assertThat(account.path("winRateBp").asLong()).isEqualTo(total.winRate().orElseThrow());
    assertThat(run("accounts").out())
        .contains("Accounts, mode paper", "paper, entry " + HISTORY.size())
        .contains(total.realised().toDecimal());
  }

  @Test
  void theTableSaysAsOfWhenAndNoFigureIsCut() {
    journal(HISTORY);
    Ended ended = run("trades", "--state", "settled", "--title", "cASE 3", "--since", "9000d");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Trades, mode paper, as of " + ledger(HISTORY.size()).at())
        .contains("Case 3", "settled", "profit")
        .doesNotContain("Case 1", "held");
    assertThat(run("trades", "--title", "no such thing").out()).contains("None.");
  }

  @ParameterizedTest
  @CsvSource({
    "--limit, 0, '--limit: expected 1 to 1000, found 0'",
    "--after, x, '--after: expected what the page before said'",
    "--after, 99999999999999999999:1:a, '--after: expected'",
    "--since, soon, '--since: expected hours or days'",
    "--account, nobody, '--account: expected one of paper, found ''nobody'''",
    "--mode, live, '--mode: expected one of paper, found ''live'''"
  })
  void saysWhatItExpected(String option, String value, String complaint) {
    journal(HISTORY.subList(0, 5));
    Ended ended = run("trades", option, value);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(complaint);
  }

  private void journal(List<Entry> entries) {
    try (var journal = journal()) {
      journal.append(entries);
    }
  }
}
