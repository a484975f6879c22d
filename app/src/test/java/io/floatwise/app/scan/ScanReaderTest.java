package io.floatwise.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.Filter;
import io.floatwise.core.scan.GameReading;
import io.floatwise.core.scan.ScanRequest;
import io.floatwise.core.scan.ScanResult;
import io.floatwise.core.scan.Scanner;
import io.floatwise.core.scan.TitleList;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans of a full sandbox over HTTP: four games, thousands of titles.
class ScanReaderTest {

  private static final int USERS = 50;
  private static final int TITLES = 6;

  @TempDir static Path dir;

  private static SandboxServer sandbox;
  private static DMarket dmarket;

  @BeforeAll
  static void start() throws Exception {
    sandbox =
        SandboxServer.start(
            SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED)
                .withMarket(MarketChoice.seeded(7, MarketSize.FULL))
                .withRateLimits(false));
    dmarket =
        DMarket.openReadOnly(
            DMarketConfig.DEFAULT
                .withBaseUrl(sandbox.baseUrl().toString())
                .withCache(CachePolicy.OFF)
                .withCallsPerSecond(
                    Arrays.stream(RateGroup.values())
                        .collect(Collectors.toMap(group -> group, _ -> 100_000))),
            ApiKey.of(sandbox.publicKey(), sandbox.secretKey()));
  }

  @AfterAll
  static void stop() throws Exception {
    dmarket.close();
    sandbox.close();
  }

  /// The sandbox's market stands still here, so its time is the time of every reading.
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static MarketFeed feed() {
    return dmarket.feed(() -> NOW);
  }

  private static ScanResult result(List<GameReading> readings, Level level) {
    Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
    List<Snapshot> snapshots = new ArrayList<>();
    for (GameReading reading : readings) {
      assertThat(reading.failures()).isEmpty();
      fees.put(reading.game(), reading.fees().orElseThrow());
      snapshots.addAll(reading.snapshots());
    }
    var request =
        new ScanRequest(List.of(new Filter.OfLevel(Set.of(level))), TitleList.EMPTY, Set.of(), 100);
    return new Scanner(request).scan(snapshots, fees, NOW);
  }

  @Test
  @Proves(
      value = "P5.1.1.2",
      breaks = {MarketPicture.class, Shared.class},
      breaksMethods = {"fees", "quotes", "snapshot", "get"})
  void fiftyUsersWhoScanAtOnceGetWhatOneGetsAndCostItsReadings() throws Exception {
    long start = System.nanoTime();
    var alone = new Counting(feed());
    var ownPicture = new MarketPicture(alone, () -> NOW);
    Map<Level, ScanResult> expected = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      expected.put(
          level,
          result(
              new ScanReader(ownPicture, TITLES, _ -> {})
                  .read(List.of(Game.values()), Set.of(level)),
              level));
    }
    long serial = System.nanoTime() - start;
    var together = new Counting(feed());
    var picture = new MarketPicture(together, () -> NOW);
    List<Callable<ScanResult>> scans = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (Level level : Level.values()) {
        levels.add(level);
        scans.add(() ->
            result(
                new ScanReader(picture, TITLES, _ -> {})
                    .read(List.of(Game.values()), Set.of(level)),
                level));
      }
    }
    long begun = System.nanoTime();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ScanResult>> done = pool.invokeAll(scans);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(expected.get(levels.get(i)));
      }
    }
    System.out.printf(
        "ScanReaderTest: %d scans of %d users at once: %d readings for %d asked, %d ms; one user's %d"
            + " scans one by one: %d readings, %d ms%n",
        scans.size(),
        USERS,
        together.calls(),
        picture.use().asked(),
        (System.nanoTime() - begun) / 1_000_000,
        expected.size(),
        alone.calls(),
        serial / 1_000_000);
    assertThat(together.calls()).isEqualTo(alone.calls());
    assertThat(expected.values()).anySatisfy(r -> assertThat(r.offers()).isGreaterThan(100));
    assertThat(picture.use().hitRatio()).isGreaterThan(0.97);
  }

  @Test
  void aGameThatFailsLeavesTheOthersAsTheyAre() throws Exception {
    MarketFeed broken = new Refusing(feed(), Game.TF2, new Failure.Unreachable("the line is dead"));
    List<GameReading> readings =
        new ScanReader(new MarketPicture(broken, () -> NOW), TITLES, _ -> {})
            .read(EnumSet.allOf(Game.class), EnumSet.allOf(Level.class));
    assertThat(readings.stream().map(GameReading::game)).containsExactly(Game.values());
    for (GameReading reading : readings) {
      if (reading.game() == Game.TF2) {
        assertThat(reading.snapshots()).isEmpty();
        assertThat(reading.failures()).extracting(Failure::detail).containsOnly("the line is dead");
      } else {
        assertThat(reading.failures()).isEmpty();
        assertThat(reading.snapshots()).hasSize(TITLES);
      }
    }
  }

  /// Counts what is asked of a feed.
  private record Counting(MarketFeed feed, AtomicInteger counted, Set<Title> looked)
      implements MarketFeed {

    Counting(MarketFeed feed) {
      this(feed, new AtomicInteger(), ConcurrentHashMap.newKeySet());
    }

    int calls() {
      return counted.get();
    }

    @Override
    public Reading<List<Quote>> quotes(Game game) {
      counted.incrementAndGet();
      return feed.quotes(game);
    }

    @Override
    public Reading<List<Offer>> offers(Title title, int limit) {
      counted.incrementAndGet();
      assertThat(looked.add(title)).as("%s is read once", title).isTrue();
      return feed.offers(title, limit);
    }

    @Override
    public Reading<List<TargetStep>> targets(Title title) {
      counted.incrementAndGet();
      return feed.targets(title);
    }

    @Override
    public Reading<List<Sale>> sales(Title title, int limit) {
      counted.incrementAndGet();
      return feed.sales(title, limit);
    }

    @Override
    public Reading<FeeSchedule> fees(Game game) {
      counted.incrementAndGet();
      return feed.fees(game);
    }
  }

  /// A feed of which one game cannot be read.
  private record Refusing(MarketFeed feed, Game game, Failure failure) implements MarketFeed {

    @Override
    public Reading<List<Quote>> quotes(Game of) {
      return of == game ? Reading.failed(failure) : feed.quotes(of);
    }

    @Override
    public Reading<List<Offer>> offers(Title title, int limit) {
      return title.game() == game ? Reading.failed(failure) : feed.offers(title, limit);
    }

    @Override
    public Reading<List<TargetStep>> targets(Title title) {
      return title.game() == game ? Reading.failed(failure) : feed.targets(title);
    }

    @Override
    public Reading<List<Sale>> sales(Title title, int limit) {
      return title.game() == game ? Reading.failed(failure) : feed.sales(title, limit);
    }

    @Override
    public Reading<FeeSchedule> fees(Game of) {
      return of == game ? Reading.failed(failure) : feed.fees(of);
    }
  }
}
