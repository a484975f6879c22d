package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.Main;
import io.floatwise.app.demo.RunningSandbox;
import io.floatwise.app.demo.SandboxAdmin;
import io.floatwise.app.report.Page;
import io.floatwise.app.run.Progress;
import io.floatwise.app.scan.ItemReader;
import io.floatwise.app.scan.MarketDesk;
import io.floatwise.app.scan.MarketPicture;
import io.floatwise.app.scan.ScanReader;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person is told of a title, on a sandbox's market.
class ItemReportTest {

  @TempDir Path dir;

  private SandboxServer server;
  private RunningSandbox sandbox;
  private MarketFeed feed;

  @BeforeEach
  void open() throws IOException {
    Path state = DataDirectory.open(dir).sandbox();
    server = SandboxServer.start(SandboxConfig.seeded(state, 7, ClockSpeed.UNPACED));
    sandbox = RunningSandbox.open(server.baseUrl(), dir);
    feed = sandbox.client().feed(sandbox::now);
  }

  @AfterEach
  void close() throws IOException {
    sandbox.close();
    server.close();
  }

  private static <T> T value(Reading<T> reading) {
    return ((Reading.Read<T>) reading).value();
  }

  private Quote busiest() {
    return value(feed.quotes(Game.CS2)).stream()
        .filter(q -> q.bestTarget().isPresent())
        .max(Comparator.comparingInt(Quote::offerCount))
        .orElseThrow();
  }

  private ItemReport report(Title title) {
    try (var progress = Progress.on(_ -> {})) {
      return new MarketDesk(feed, sandbox::now).item(title, progress::step);
    }
  }

  @Test
  @Proves(
      value = "P4.6.2",
      breaks = {ItemReader.class, ItemJson.class})
  void jsonSaysWhatTheMarketSays() {
    Quote quote = busiest();
    JsonNode json = JsonMapper.builder().build().readTree(ItemJson.of(report(quote.title())));
    List<Sale> sales = value(feed.sales(quote.title(), 500));
    Instant week = sandbox.now().minus(Duration.ofDays(7));

    assertThat(json.path("title").asString()).isEqualTo(quote.title().name());
    JsonNode book = json.path("book");
    assertThat(book.path("bestOffer").asString())
        .isEqualTo(quote.bestOffer().orElseThrow().toDecimal());
    assertThat(book.path("spread").asString())
        .isEqualTo(
            quote.bestOffer().orElseThrow().minus(quote.bestTarget().orElseThrow()).toDecimal());
    assertThat(book.path("offers").get(0).path("price").asString())
        .isEqualTo(value(feed.offers(quote.title(), 1)).getFirst().price().toDecimal());
    JsonNode sold = json.path("sales").path("windows").get(1);
    assertThat(sold.path("kind").asString()).isEqualTo("offer");
    assertThat(sold.path("sales").asInt())
        .isPositive()
        .isEqualTo(
            (int)
                sales.stream()
                    .filter(s -> s.kind() == SaleKind.OFFER && s.at().isAfter(week))
                    .count());
    JsonNode bars = json.path("daily").path("bars");
    assertThat(bars.size()).isPositive();
    Sale last = sales.stream().filter(s -> s.kind() == SaleKind.OFFER).findFirst().orElseThrow();
    assertThat(bars.get(bars.size() - 1).path("close").asString())
        .isEqualTo(last.price().toDecimal());
    assertThat(json.path("valuation").path("fairValue").asString()).isNotEmpty();
  }

  @Test
  void everyTitleCanBeShownAndNoFigureIsANumberThatIsNone() {
    for (Quote quote : value(feed.quotes(Game.CS2)).stream().limit(12).toList()) {
      ItemReport report = report(quote.title());
      String text = ItemText.of(report);
      assertThat(text)
          .startsWith(quote.title().name() + " (CS2), read at ")
          .contains("Book", "Valuation", "Sales", "Movement", "Indicators", "rsi(14)")
          .doesNotContain("NaN", "Infinity", "Optional", "null");
      assertThat(ItemJson.of(report)).doesNotContain("NaN", "Infinity", "null");
    }
  }

  @Test
  void aTitleThatIsNotThereGetsTheNearestNames() {
    String name = busiest().title().name();
    assertThatThrownBy(() -> report(new Title(Game.CS2, name.replace('a', 'e') + "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("titles of CS2 that are traded now, found '")
        .hasMessageContaining("; nearest: " + name);
  }

  @Test
  void noLineOfAScanIsWiderThanTheTerminal() throws Exception {
    var order = new ScanOrder(Set.of(Game.CS2), Set.of(Level.values()), List.of(), 12, 20);
    var report = new MarketDesk(feed, sandbox::now).scan(order, Set.of(), _ -> {});
    for (int columns : new int[] {80, 120}) {
      assertThat(ScanText.of(report, true, new Page(columns)).lines())
          .hasSizeGreaterThan(20)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }
  }

  /// Whoever looked up one title stopped the market for everybody.
  @Test
  @Proves(value = "D.12", breaks = RunningSandbox.class)
  void lookingNeverTakesTheClock() throws Exception {
    report(busiest().title());
    try (var admin = new SandboxAdmin(server.baseUrl(), server.adminToken(), ClockSpeed.UNPACED)) {
      assertThat(admin.info().path("clock").asString()).isEqualTo("waiting");
    }
    assertThat(sandbox.now()).isEqualTo(server.marketNow());
  }

  @Test
  @Proves(
      value = "D.11",
      breaks = {SandboxAdmin.class, ScanReader.class})
  void theDirectoryOfAnotherSandboxIsNamedAsSuch() throws Exception {
    Path other = Files.createDirectory(dir.resolve("other"));
    SandboxServer.start(
            SandboxConfig.seeded(DataDirectory.open(other).sandbox(), 7, ClockSpeed.UNPACED))
        .close();
    String url = server.baseUrl().toString();
    for (String[] words :
        new String[][] {{"item", "AK-47"}, {"scan", "--game", "cs2"}, {"watch", "AK-47"}}) {
      var err = new StringWriter();
      var all = new ArrayList<>(List.of(words));
      all.addAll(List.of("--sandbox", url, "--data", other.toString()));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      assertThat(code).as(err.toString()).isEqualTo(2);
      assertThat(err.toString())
          .startsWith(
              "floatwise: --data: expected the data directory that the sandbox at %s was started"
                      .formatted(url)
                  + " with, found that of another sandbox\nerror 3000: ")
          .doesNotContain("\tat ");
    }
    InputException said = new InputException("said");
    var reader =
        new ScanReader(
            new MarketPicture(
                feed,
                () -> {
                  throw said;
                }),
            1,
            _ -> {});
    assertThatThrownBy(() -> reader.read(List.of(Game.CS2), Set.of(Level.values()))).isSameAs(said);
  }

  @Test
  void aMarketThatDoesNotAnswerIsNamed() throws IOException {
    Title title = busiest().title();
    Instant now = sandbox.now();
    server.close();
    try (var progress = Progress.on(_ -> {})) {
      MarketFeed still = sandbox.client().feed(() -> now);
      assertThatThrownBy(() -> new MarketDesk(still, () -> now).item(title, progress::step))
          .isInstanceOf(MarketUnreadException.class)
          .hasMessageStartingWith("cannot read the quotes of CS2: ");
    }
  }

  @Test
  void progressSaysWhatIsWaitedForOnceItTakesLong() throws InterruptedException {
    var said = new LinkedBlockingQueue<String>();
    try (var progress = Progress.on(said::add, Duration.ofMillis(20))) {
      progress.step("reading the sales");
      assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("floatwise: reading the sales ...");
    }
  }
}
