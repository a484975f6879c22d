package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Many callers at the sandbox, with DMarket's own limits switched on and without them. What
/// arrived, what was refused and how many connections there were is what the sandbox counted.
class SandboxBudgetTest {

  private static final Title TITLE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  private static final HttpLimits PATIENT =
      new HttpLimits(Duration.ofSeconds(30), 100, Duration.ofMinutes(5), 16 << 20);

  private static final Map<RateGroup, Function<DMarket, Reply<?>>> CALLS =
      new EnumMap<>(
          Map.of(
              RateGroup.FEE, d -> d.customizedFees(Game.CS2, OfferType.DMARKET, 10, 0),
              RateGroup.LAST_SALES, d -> d.lastSales(SalesQuery.of(TITLE, 5)),
              RateGroup.MARKET_ITEMS, d -> d.offers(ItemQuery.of(Game.CS2).withLimit(1)),
              RateGroup.OTHER, DMarket::balance));

  @TempDir Path dir;
  private SandboxVenue venue;

  @BeforeEach
  void start() throws Exception {
    venue = SandboxVenue.start(dir);
  }

  @AfterEach
  void stop() throws Exception {
    venue.close();
  }

  private DMarket open(Map<RateGroup, Integer> budgets) {
    return DMarket.open(venue.config().withLimits(PATIENT).withCallsPerSecond(budgets), venue.key)
        .with(CallOptions.USUAL.asFresh().within(Duration.ofMinutes(5)));
  }

  /// What the sandbox counted.
  private record Counted(long answered, long refused, long connections) {}

  private Counted counted() throws Exception {
    JsonNode json = venue.admin("GET", "calls", "");
    long answered = 0;
    long refused = 0;
    for (JsonNode operation : json.path("operations")) {
      answered += operation.path("200").asLong();
      refused += operation.path("429").asLong();
    }
    return new Counted(answered, refused, json.path("connections").asLong());
  }

  /// Every caller starts at the same moment and makes one call. Returns the seconds of each.
  private static List<Double> all(DMarket dmarket, Map<RateGroup, Integer> calls) throws Exception {
    List<RateGroup> order = new ArrayList<>();
    calls.forEach((group, count) -> order.addAll(Collections.nCopies(count, group)));
    Collections.shuffle(order, new Random(3));
    CountDownLatch go = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> running =
          order.stream()
              .map(group ->
                  callers.submit(() -> {
                    go.await();
                    long start = System.nanoTime();
                    Reply<?> reply = CALLS.getOrDefault(group, DMarket::profile).apply(dmarket);
                    assertThat(reply).as("%s", group).isInstanceOf(Reply.Ok.class);
                    return (System.nanoTime() - start) / 1e9;
                  }))
              .toList();
      go.countDown();
      List<Double> seconds = new ArrayList<>();
      for (Future<Double> one : running) {
        seconds.add(one.get());
      }
      Collections.sort(seconds);
      return seconds;
    }
  }

  /// Five hundred callers of every group at once: all are answered and not one is refused.
  @Test
  @Proves(value = "P5.1.1.1", breaks = RateGroup.class)
  @Proves(value = "P5.2.1.3", breaks = RateGroup.class)
  void fiveHundredCallersStayWithinTheRealLimits() throws Exception {
    Map<RateGroup, Integer> calls =
        Map.of(
            RateGroup.FEE, 330,
            RateGroup.LAST_SALES, 24,
            RateGroup.MARKET_ITEMS, 46,
            RateGroup.OTHER, 100);
    try (DMarket dmarket = open(Map.of())) {
      long start = System.nanoTime();
      all(dmarket, calls);
      System.out.printf(
          "500 callers with the real limits: %.1f s, %s%n",
          (System.nanoTime() - start) / 1e9, counted());
    }
    assertThat(counted().answered()).isEqualTo(500);
    assertThat(counted().refused()).isZero();
  }

  /// Without limits, in flight at once: nobody fails, and connections are used again.
  @Test
  @Proves(value = "P5.1.1.1", breaks = HttpLimits.class)
  @Proves(value = "P5.1.1.10", breaks = HttpLimits.class)
  @Proves(value = "P4.1.5", breaks = HttpLimits.class)
  void fiveHundredCallersAtOnceShareAFewConnections() throws Exception {
    venue.behaviour("rate-limits", "off");
    Map<RateGroup, Integer> ample =
        Arrays.stream(RateGroup.values())
            .collect(Collectors.toMap(Function.identity(), _ -> 100_000));
    try (DMarket dmarket = open(ample)) {
      List<Double> seconds = all(dmarket, Map.of(RateGroup.OTHER, 400, RateGroup.FEE, 100));
      Counted counted = counted();
      System.out.printf(
          "500 at once without limits: p50 %.3f s, p95 %.3f s, p99 %.3f s, %s%n",
          seconds.get(250), seconds.get(475), seconds.get(495), counted);
      assertThat(seconds.get(475)).isLessThan(10);
      assertThat(counted.answered()).isEqualTo(500);
      assertThat(counted.connections()).isLessThanOrEqualTo(PATIENT.connections() + 2);
      for (int i = 0; i < 100; i++) {
        assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
      }
      assertThat(counted().connections() - counted.connections()).isLessThanOrEqualTo(4);
    }
  }

  /// Ten thousand calls at full demand in real time: at least nine tenths of what is granted, and
  /// not one refusal.
  @Test
  @Tag("long")
  @Proves(value = "P5.2.1.3", breaks = RateGroup.class, form = Proves.Form.LONG)
  void tenThousandCallsUseNineTenthsOfTheBudget() throws Exception {
    Map<RateGroup, Integer> calls = new EnumMap<>(RateGroup.class);
    double share = 10_000 / 146.0;
    for (RateGroup group : RateGroup.values()) {
      calls.put(group, (int) Math.round(group.callsPerSecond() * share));
    }
    int total = calls.values().stream().mapToInt(Integer::intValue).sum();
    try (DMarket dmarket = open(Map.of())) {
      long start = System.nanoTime();
      all(dmarket, calls);
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = total / (146.0 * (seconds + 1));
      System.out.printf(
          "%d calls in %.1f s: %.1f %% of the budget, %s%n", total, seconds, used * 100, counted());
      assertThat(used).isGreaterThanOrEqualTo(0.9);
    }
    assertThat(counted().answered()).isEqualTo(total);
    assertThat(counted().refused()).isZero();
  }
}
