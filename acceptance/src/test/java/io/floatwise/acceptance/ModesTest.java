package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.mode.LiveConsent;
import io.floatwise.app.mode.VenueRun;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.dmarket.auth.ReadOnlySigner;
import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The modes beside the demo, with a sandbox in the role of the real DMarket.
class ModesTest {

  private static final Pattern EXPECTED_ID = Pattern.compile("expected the account's id (\\S+) as");

  @TempDir private Path data;

  private App sandbox;
  private SandboxLine line;

  @BeforeEach
  void openTheMarket() throws Exception {
    sandbox =
        App.start(
            "sandbox",
            "--json",
            "--mispriced",
            "3000",
            "--market-size",
            "small",
            "--clock-speed",
            "max",
            "--data",
            data);
    line = SandboxLine.of(sandbox);
  }

  @AfterEach
  void closeTheMarket() {
    sandbox.close();
  }

  @Test
  @Proves(
      value = "P5.2.3.2",
      breaks = {VenueRun.class, ReadOnlySigner.class})
  void readsAndWithholdsInDryRun() throws Exception {
    try (App bot = run("dry-run")) {
      bot.awaitLines(said -> said.contains("withheld: nothing was sent"), 3);
      bot.interrupt();
      assertThat(bot.end().code()).isEqualTo(130);
      assertThat(bot.said()).doesNotContain(line.secretKey());
    }
    assertThatNobodyWrote();
  }

  @Test
  @Proves(
      value = "P5.2.3.4",
      breaks = {VenueRun.class, PaperAccount.class})
  void paperTradesWithoutAWriteAndGoesOnWhereItWasAfterItWasKilled() throws Exception {
    try (App bot = run("paper")) {
      bot.awaitLines(ModesTest::isPurchase, 2);
      bot.kill();
    }
    JsonNode before = portfolio("paper-on-sandbox");
    assertThat(acquired(before)).isPositive();
    String said;
    try (App bot = run("paper", "--days", "1")) {
      App.Ended end = bot.end();
      assertThat(end.code()).as(end.text()).isZero();
      said = end.text();
    }
    assertThat(said).contains("paper ended: ").doesNotContain("books differ");
    JsonNode after = portfolio("paper-on-sandbox");
    assertThat(acquired(after)).isGreaterThanOrEqualTo(acquired(before));
    assertThat(after.get("spendable").get("lotsOfUnknownCost").asInt()).isZero();
    assertThatNobodyWrote();
    assertThat(line.ledger().keySet())
        .as("the account at the venue is as it was")
        .noneMatch(row -> row.startsWith("purchase.") || row.startsWith("asset."));
  }

  @Test
  @Proves(
      value = "P5.2.3.4",
      breaks = {VenueRun.class, LiveConsent.class})
  void liveTradesOnTheSandboxOnlyWithEveryWordSaidAndTheBooksAreTheVenues() throws Exception {
    String id;
    try (App bot = run("live")) {
      App.Ended end = bot.end();
      assertThat(end.code()).isEqualTo(2);
      assertThat(end.text()).contains("found no --max-trade");
    }
    try (App bot = run("live", "--max-trade", "20", "--max-day", "100", "--confirm-account", "x")) {
      App.Ended end = bot.end();
      assertThat(end.code()).isEqualTo(2);
      Matcher expected = EXPECTED_ID.matcher(end.text());
      assertThat(expected.find()).as(end.text()).isTrue();
      id = expected.group(1);
    }
    assertThatNobodyWrote();
    String[] words = {"--max-trade", "20", "--max-day", "100", "--confirm-account", id};
    try (App bot = run("live", words)) {
      bot.awaitLines(ModesTest::isPurchase, 2);
      bot.kill();
    }
    try (App bot = run("live", List.of(words), "--days", "1")) {
      App.Ended end = bot.end();
      assertThat(end.code()).as(end.text()).isZero();
      assertThat(end.text()).doesNotContain("books differ");
    }
    Map<String, String> ledger = line.ledger();
    long bought = ledger.keySet().stream().filter(row -> row.startsWith("purchase.")).count();
    JsonNode books = portfolio("live-on-sandbox");
    assertThat(bought).isPositive().isEqualTo(acquired(books));
    JsonNode spendable = books.get("spendable");
    assertThat(new BigDecimal(ledger.get("cash.usable")))
        .as("free money and what our targets promise")
        .isEqualByComparingTo(
            new BigDecimal(spendable.get("free").asString())
                .add(new BigDecimal(spendable.get("reserved").asString())));
  }

  @Test
  @Proves(value = "P5.2.3.4", breaks = VenueRun.class)
  void theProfileOfTestsRefusesTheRealDMarketInEveryMode() throws Exception {
    for (String mode : List.of("paper", "dry-run", "live")) {
      for (List<String> address :
          List.of(
              List.<String>of(),
              List.of("--dmarket-url", "https://api.dmarket.com"),
              List.of("--dmarket-url", "https://127.0.0.1.example.com"))) {
        var arguments = new ArrayList<Object>(List.of("run", "--mode", mode, "--headless"));
        arguments.addAll(address);
        arguments.addAll(List.of("--data", data));
        try (App bot = App.start(keys(), arguments.toArray())) {
          App.Ended end = bot.end();
          assertThat(end.code()).as("%s %s: %s", mode, address, end.text()).isEqualTo(2);
          assertThat(end.text()).containsAnyOf("this machine only", "or a sandbox at http://127");
        }
      }
    }
    assertThatNobodyWrote();
  }

  private static boolean isPurchase(String said) {
    return said.contains(": buy at ");
  }

  private Map<String, String> keys() {
    return Map.of(
        "FLOATWISE_DMARKET_PUBLIC_KEY", line.publicKey(),
        "FLOATWISE_DMARKET_SECRET_KEY", line.secretKey());
  }

  private App run(String mode, List<String> words, String... more) throws Exception {
    var all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return run(mode, all.toArray(String[]::new));
  }

  private App run(String mode, String... more) throws Exception {
    var arguments = new ArrayList<Object>(List.of("run", "--mode", mode, "--headless"));
    arguments.addAll(List.of("--dmarket-url", line.baseUrl(), "--data", data));
    arguments.addAll(List.of(more));
    return App.start(keys(), arguments.toArray());
  }

  private JsonNode portfolio(String folder) throws Exception {
    return App.run("portfolio", "--json", "--mode", folder, "--data", data).json();
  }

  private static long acquired(JsonNode portfolio) {
    return portfolio.get("total").get("acquired").asLong();
  }

  private void assertThatNobodyWrote() throws Exception {
    assertThat(line.calls().propertyNames())
        .allMatch(call -> call.startsWith("GET ") || call.endsWith("/v1/aggregated-prices"));
  }
}
