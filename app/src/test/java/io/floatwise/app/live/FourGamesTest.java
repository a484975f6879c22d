package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.FreezeWatch;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.testkit.journal.MemoryJournal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trader over HTTP against a sandbox with the markets of all four games.
class FourGamesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PRICES = "POST /marketplace-api/v1/aggregated-prices";

  @TempDir private Path dir;

  private final HttpClient http = HttpClient.newHttpClient();
  private SandboxServer server;
  private DMarket dmarket;
  private Instant now;

  @BeforeEach
  void start() throws Exception {
    server =
        SandboxServer.start(
            SandboxConfig.of(dir, MarketChoice.seeded(7, MarketSize.FULL), ClockSpeed.UNPACED)
                .withRateLimits(false));
    dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT
                .withBaseUrl(server.baseUrl().toString())
                .withCallsPerSecond(
                    Arrays.stream(RateGroup.values())
                        .collect(Collectors.toMap(Function.identity(), _ -> 100_000))),
            ApiKey.of(server.publicKey(), server.secretKey()));
    admin("POST", "behaviour", "{\"name\":\"rate-limits\",\"value\":\"off\"}");
    now = Instant.parse(admin("GET", "info", "").path("now").asString());
  }

  @AfterEach
  void stop() throws IOException {
    dmarket.close();
    server.close();
    http.close();
  }

  @Test
  @Proves(
      value = "P4.2.1",
      breaks = {MarketReader.class, Trader.class})
  void readsFourGamesInTheTimeOfTheSlowestAndOneThatFailsSpoilsNoOther() throws Exception {
    List<Game> games = List.of(Game.values());
    MarketReader reader =
        new MarketReader(dmarket.feed(() -> now), new Waiting(() -> {}, () -> false));
    reader.games(games, Set.of());
    fault("latency", PRICES, "", "\"delayMillis\":400");
    long sum = 0;
    long slowest = 0;
    for (Game game : games) {
      long one = millis(() -> reader.games(List.of(game), Set.of()));
      sum += one;
      slowest = Math.max(slowest, one);
    }
    long together = millis(() -> reader.games(games, Set.of()));
    System.out.printf(
        "FourGamesTest: one by one %d ms, the slowest %d ms, together %d ms%n",
        sum, slowest, together);
    assertThat(together).isLessThan((slowest + sum) / 2);

    admin("DELETE", "faults", "");
    fault("error-status", PRICES, "rust", "\"status\":400");
    Trader trader = trader(games);
    List<Trouble> troubles = trader.round(now);

    assertThat(troubles).extracting(Trouble::game).containsOnly(Optional.of(Game.RUST));
    Set<Game> looked =
        trader.refusals().latest().keySet().stream()
            .map(title -> title.game())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Game.class)));
    assertThat(looked).containsExactly(Game.CS2, Game.DOTA2, Game.TF2);
    assertThat(trader.refusals().looks()).isPositive();
  }

  @Test
  @Proves(
      value = "P4.3.1",
      breaks = {Engine.class, Trader.class, Executor.class})
  void aGameWhoseAccountCannotBeReadIsNotTradedOnAndSpoilsNoOther() throws Exception {
    Trader trader = trader(List.of(Game.values()));
    for (String list : List.of("user/offers", "user/targets", "user/inventory")) {
      fault("error-status", "GET /marketplace-api/v2/" + list, "rust", "\"status\":400");
      List<Trouble> troubles = trader.round(now);
      admin("DELETE", "faults", "");

      assertThat(troubles)
          .as(list)
          .extracting(Trouble::toString)
          .singleElement()
          .asString()
          .startsWith("Rust: the account could not be read: ");
      assertThat(trader.engine().portfolio().cash()).as("the others go on").isPresent();
      advance();
    }
    Set<String> rules =
        trader.refusals().latest().entrySet().stream()
            .filter(e -> e.getKey().game() == Game.RUST)
            .map(Map.Entry::getValue)
            .filter(rule -> !rule.equals(Refusals.NOT_LOOKED_AT))
            .collect(Collectors.toSet());
    assertThat(rules).containsExactly("account-unread");
    Set<Game> looked =
        trader.refusals().latest().keySet().stream()
            .map(title -> title.game())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Game.class)));
    assertThat(looked).containsExactlyInAnyOrder(Game.values());
    assertThat(trader.round(now)).isEmpty();
  }

  @Test
  @Proves(
      value = "P4.3.3",
      breaks = {FreezeWatch.class, Trader.class})
  void quotesThatStandStillAreShownAndNothingIsTradedOnThem() throws Exception {
    Trader trader = trader(List.of(Game.CS2));
    assertThat(trader.round(now)).isEmpty();
    advance();
    assertThat(trader.round(now)).isEmpty();
    long alive = trader.refusals().looks();
    fault("frozen-feed", PRICES, "a8db", "\"seed\":1");
    advance();
    trader.round(now);
    Instant frozenAt = now;
    long looks = trader.refusals().looks();
    advance();

    assertThat(trader.round(now))
        .extracting(Trouble::toString)
        .containsExactly(
            "CS2: no quote has changed since "
                + frozenAt
                + "; nothing is traded on them (error 2000)");
    assertThat(trader.refusals().looks()).isEqualTo(looks).isGreaterThan(alive);

    admin("DELETE", "faults", "");
    advance();
    assertThat(trader.round(now)).isEmpty();
    assertThat(trader.refusals().looks()).isGreaterThan(looks);
  }

  private Trader trader(List<Game> games) {
    Trader trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            new MemoryJournal(),
            new Executor(dmarket.venue()),
            dmarket.feed(() -> now),
            games,
            games.size() * 200,
            _ -> {});
    trader.restore();
    return trader;
  }

  private static long millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private void advance() throws Exception {
    Instant until = now.plus(Duration.ofMinutes(30));
    while (now.isBefore(until)) {
      now =
          Instant.parse(
              admin("POST", "clock/await", "{\"until\":\"" + until + "\"}").path("now").asString());
    }
  }

  private void fault(String name, String operation, String game, String more) throws Exception {
    admin(
        "POST",
        "fault",
        "{\"name\":\"%s\",\"operation\":\"%s\",\"game\":\"%s\",\"count\":0,%s}"
            .formatted(name, operation, game, more));
  }

  private JsonNode admin(String method, String control, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/" + control))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("X-Sandbox-Admin", server.adminToken())
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
