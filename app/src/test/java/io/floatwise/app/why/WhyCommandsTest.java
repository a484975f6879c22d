package io.floatwise.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.app.report.Page;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trace.Missed;
import io.floatwise.core.trade.Intent;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.trace.TraceReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise why` and `floatwise missed`, as they are typed, on what a life left behind.
class WhyCommandsTest {

  @TempDir static Path dir;

  private static List<Entry> journal = List.of();

  private record Ended(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  @BeforeAll
  static void live() throws InterruptedException {
    var life = new SimulatedLife(7, dir.resolve("data/demo"));
    life.live(2, 30);
    journal = life.journal();
  }

  private static Ended run(String... words) {
    return run(dir.resolve("data"), words);
  }

  private static Ended run(Path data, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      var all = new ArrayList<>(List.of(words));
      all.addAll(List.of("--data", data.toString()));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /// The first purchase that the venue accepted.
  private static Entry purchase() {
    return journal.stream()
        .filter(e ->
            e.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
                && intent instanceof Intent.BuyOffer)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsWhatAnActionWasDecidedOnAndDecidesItAgain() {
    Entry bought = purchase();
    var started = (Fact.SubmissionStarted) bought.fact();
    Ended text = run("why", "i" + bought.seq());
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out().replaceAll("\\s+", " "))
        .as("whatever the lines are")
        .contains(started.evidence().summary(), started.intent().title().name())
        .contains("strategy value-flip", "best offer", "rules that passed", "max-per-trade")
        .contains("the same decision, figure by figure");

    JsonNode json = run("why", "i" + bought.seq(), "--json").json().at("/decisions/0");
    assertThat(json.path("id").asString()).isEqualTo("i" + bought.seq());
    assertThat(json.at("/again/verdict").asString()).isEqualTo("same");
    assertThat(json.at("/limits/max-per-trade").asString()).isEqualTo("50.00 USD");
    assertThat(json.path("figures")).hasSameSizeAs(started.evidence().data());
    assertThat(json.path("inputs").size()).isGreaterThan(10);
  }

  @Test
  void saysWhatAnotherLimitWouldHaveMadeOfIt() {
    Ended ended = run("why", "i" + purchase().seq(), "--if", "max-per-trade=0.50 USD", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode again = ended.json().at("/decisions/0/again");
    assertThat(again.path("verdict").asString()).isEqualTo("different");
    assertThat(again.path("text").asString())
        .startsWith("with max-per-trade = 0.50 USD: refused by max-per-trade: price is ");
  }

  @Test
  void listsWhatWasDecidedOfALotOfATitleAndLately() {
    Entry bought = purchase();
    JsonNode lot = run("why", "L" + bought.seq(), "--json").json().path("decisions");
    assertThat(lot.findValuesAsString("id")).contains("i" + bought.seq());

    JsonNode title = run("why", "case 1", "--json", "--most", "200").json().path("decisions");
    assertThat(title).isNotEmpty();
    assertThat(title.findValuesAsString("title")).containsOnly("Case 1");
    assertThat(title.findValuesAsString("verdict")).containsOnly("same");
    assertThat(title.findValuesAsString("id"))
        .anyMatch(id -> id.startsWith("s"))
        .anyMatch(id -> id.startsWith("i"));

    assertThat(run("why", "--json", "--most", "3").json().path("decisions")).hasSize(3);
    assertThat(run("why").out()).startsWith("id ").contains("floatwise why ID shows");
  }

  @Test
  void ranksWhatWasMissedAndSaysWhatNobodyKnowsYet() {
    JsonNode json = run("missed", "--since", "30d", "--most", "500", "--json").json();
    List<String> fates = json.path("missed").findValuesAsString("fate");
    assertThat(fates).as(json.toString()).hasSize(json.path("offers").asInt()).isNotEmpty();
    long before = Long.MAX_VALUE;
    for (JsonNode each : json.path("missed")) {
      if (each.has("gain")) {
        long gain = Long.parseLong(each.path("gain").asString().replace(".", ""));
        assertThat(gain).isLessThanOrEqualTo(before);
        assertThat(each.at("/later/sales").asInt()).isPositive();
        before = gain;
      } else {
        assertThat(each.path("fate").asString()).startsWith("not_sold");
        assertThat(each.has("later")).isFalse();
      }
    }
    long offers = 0;
    for (JsonNode rule : json.path("byRule")) {
      offers += rule.path("offers").asLong();
    }
    assertThat(offers).isEqualTo(json.path("offers").asLong());
    assertThat(run("missed", "--since", "30d").out())
        .contains("later net", "by rule", "no proof")
        .contains("not be.");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void noLineIsWiderThanTheTerminal(int columns) {
    var place = new JournalPlace(dir.resolve("data/demo"), "demo", Optional.empty());
    var explainer = new Explainer(place, SimulatedLife.ACCOUNT, Strategies.USUAL, "1");
    List<Explanation> all = explainer.why("", 50);
    String list = WhyText.of(all, false, new Page(columns));
    assertThat(list.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(list.lines().filter(line -> line.matches("[iras][0-9]+ .*")))
        .as("a line for each, and what came of it below")
        .hasSameSizeAs(all);
    assertThat(list)
        .contains(
            all.stream()
                .map(each -> Page.clipped(each.action() + ": " + each.result(), columns - 9))
                .toList());

    List<Explanation> one = explainer.why("i" + purchase().seq(), 1);
    String full = WhyText.of(one, true, new Page(columns));
    assertThat(full.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(full.replaceAll("\\s+", " ")).contains(one.getFirst().reason());

    Missed missed = explainer.missed(Duration.ofDays(30));
    assertThat(MissedText.of(missed, 20, new Page(columns)).lines())
        .hasSizeGreaterThan(20)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void saysWhatWasExpectedAndWhatWasFound() throws IOException {
    refuses("found 'Casee 1'; the nearest: Case 1", "why", "Casee 1");
    refuses("found that the journal ends with entry " + journal.size(), "why", "i999999");
    refuses("found that entry 1 is no decision", "why", "i1");
    long seq = purchase().seq();
    refuses("found that entry %d is i%d".formatted(seq, seq), "why", "r" + seq);
    refuses("s999999: expected a decision that is kept", "why", "s999999");
    refuses("L999999: expected a lot", "why", "L999999");
    refuses("--most: expected 1 or more, found 0", "why", "--most", "0");
    refuses("expected one of the limits", "why", "--if", "courage=1");
    refuses("max-per-trade: expected an amount", "why", "--if", "max-per-trade=much");
    refuses(
        "--since: expected hours or days such as 12h or 7d, found 'ever'",
        "missed",
        "--since",
        "ever");
    refuses("--most: expected 1 or more, found -1", "missed", "--most", "-1");
    Ended none = run(Files.createDirectory(dir.resolve("empty")), "why");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("expected the journal of a mode, found none");
  }

  @Test
  void explainsFromTheJournalAloneWhereNoTracesWereKept() throws InterruptedException, IOException {
    Path data = dir.resolve("untraced");
    new SimulatedLife(7, data.resolve("demo")).live(1, 30);
    Files.delete(data.resolve("demo/traces.db"));
    assertThat(TraceReading.open(data.resolve("demo"), SimulatedLife.ACCOUNT)).isEmpty();

    JsonNode last = run(data, "why", "--json", "--most", "1").json().at("/decisions/0");
    assertThat(last.path("reason").asString()).isNotBlank();
    assertThat(last.at("/again/verdict").asString()).isEqualTo("not_possible");
    assertThat(last.path("inputs")).isEmpty();
    assertThat(run(data, "missed").out()).contains("None.");

    Files.writeString(data.resolve("demo/traces.db"), "no database at all, but long enough");
    Ended ended = run(data, "why");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("traces.db", "may be moved aside, the journal does not need it")
        .doesNotContain("\tat ");
  }

  private static void refuses(String message, String... words) {
    Ended ended = run(words);
    assertThat(ended.code()).as("%s: %s", message, ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(message).doesNotContain("\tat ");
  }
}
