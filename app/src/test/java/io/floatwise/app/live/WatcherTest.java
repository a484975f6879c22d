package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.core.money.Money;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.core.schedule.WatchList;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.DMarketFeed;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Priority;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The watcher over HTTP against a sandbox that grants what the real venue grants.
class WatcherTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PRICES = "POST /marketplace-api/v1/aggregated-prices";
  private static final int CALLERS = 40;

  /// Shorter than the real times, for what happens when they are exceeded.
  private static final WatchBudget QUICK =
      new WatchBudget(5, 100, Duration.ofMillis(400), Duration.ofMillis(1500));

  @TempDir private Path dir;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Heard heard = new Heard();
  private SandboxServer server;
  private DMarket dmarket;
  private Instant marketTime;

  /// What the watcher said, one line of events after another.
  private static final class Heard implements Watcher.Audience {

    sealed interface Event {}

    record Begun(Map<Title, Optional<Quote>> quotes) implements Event {}

    record Changed(List<WatchList.Change> changes) implements Event {}

    record Stale(Map<Title, Instant> stale, Optional<Failure> reason, Instant now)
        implements Event {}

    record Back(Instant lostSince, Instant now) implements Event {}

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @Override
    public void begun(Map<Title, Optional<Quote>> quotes) {
      events.add(new Begun(quotes));
    }

    @Override
    public void changed(List<WatchList.Change> changes) {
      events.add(new Changed(changes));
    }

    @Override
    public void stale(Map<Title, Instant> stale, Optional<Failure> reason, Instant now) {
      events.add(new Stale(stale, reason, now));
    }

    @Override
    public void back(Instant lostSince, Instant now) {
      events.add(new Back(lostSince, now));
    }

    /// The next event of this kind; others before it are dropped.
    <E extends Event> E next(Class<E> kind) throws InterruptedException {
      while (true) {
        Event event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event of kind %s", kind.getSimpleName()).isNotNull();
        if (kind.isInstance(event)) {
          return kind.cast(event);
        }
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    server =
        SandboxServer.start(
            SandboxConfig.seeded(dir, 7, ClockSpeed.UNPACED)
                .withOpeningBalance(Money.usd(1_000_00)));
    dmarket =
        DMarket.openReadOnly(
            DMarketConfig.DEFAULT
                .withBaseUrl(server.baseUrl().toString())
                .withBreakers(BreakerPolicy.DEFAULT.resting(Duration.ofMillis(300))),
            ApiKey.of(server.publicKey(), server.secretKey()));
    marketTime = Instant.parse(admin("GET", "info", "").path("now").asString());
  }

  @AfterEach
  void stop() throws Exception {
    dmarket.close();
    server.close();
    http.close();
  }

  /// Forty callers want every call that the account is granted, and the answers to the very
  /// questions of the watcher are kept for half a minute.
  @Test
  @Proves(
      value = "P4.6.7",
      breaks = {Watcher.class, DMarketFeed.class, CallOptions.class})
  void aChangeIsNoticedWithinFiveSecondsWhileOthersUseUpTheRealBudget() throws Exception {
    WatchBudget budget = WatchBudget.DEFAULT;
    TitleQuotes feed = watching(budget);
    List<Title> titles = titles(250);
    var busy = new AtomicBoolean(true);
    var watcher = new Watcher(feed, budget, InstantSource.system(), heard);
    watcher.watch(titles);
    List<String> first = budget.calls(titles).getFirst().stream().map(Title::name).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        watcher) {
      for (int i = 0; i < CALLERS; i++) {
        Title title = titles.get(i);
        threads.execute(() -> {
          while (busy.get()) {
            dmarket.targetsByTitle(title);
            dmarket.with(CallOptions.USUAL.asFresh()).targetsByTitle(title);
            dmarket.aggregatedPrices(Game.CS2, first, 1000, Optional.empty());
          }
        });
      }
      var _ =
          threads.submit(() -> {
            watcher.run();
            return true;
          });
      assertThat(heard.next(Heard.Begun.class).quotes()).hasSize(250);
      for (int round = 0; round < 2; round++) {
        Map<Title, Quote> before = quotes(feed, titles);
        advance(Duration.ofMinutes(20));
        Instant changed = Instant.now();
        Map<Title, Quote> after = quotes(feed, titles);
        Set<Title> missing =
            titles.stream()
                .filter(title -> !tops(before.get(title)).equals(tops(after.get(title))))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(missing).as("titles that changed").hasSizeGreaterThan(20);
        int all = missing.size();
        Instant last = changed;
        while (!missing.isEmpty()) {
          for (WatchList.Change change : heard.next(Heard.Changed.class).changes()) {
            missing.remove(change.title());
            last = change.noticed().isAfter(last) ? change.noticed() : last;
          }
        }
        Duration took = Duration.between(changed, last);
        System.out.printf(
            "WatcherTest: %d changes among 250 titles noticed within %d ms, %s%n",
            all, took.toMillis(), RateGroup.OTHER.callsPerSecond() + " calls/s granted");
        assertThat(took).isLessThanOrEqualTo(budget.bound());
      }
      busy.set(false);
      watcher.close();
    }
    assertThat(heard.events).noneMatch(event -> event instanceof Heard.Stale);
  }

  @Test
  @Proves(value = "P4.6.7", breaks = Watcher.class)
  void whileTheVenueIsCutItSaysHowOldTheFiguresAreAndThenWhatChangedMeanwhile() throws Exception {
    List<Title> titles = titles(100);
    var watcher = new Watcher(watching(QUICK), QUICK, InstantSource.system(), heard);
    watcher.watch(titles);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        watcher) {
      var _ =
          threads.submit(() -> {
            watcher.run();
            return true;
          });
      heard.next(Heard.Begun.class);
      for (String fault :
          List.of(
              "\"name\":\"error-503\"",
              "\"name\":\"latency\",\"delayMillis\":3000",
              "\"name\":\"drop-after\"",
              "\"name\":\"truncated-body\"")) {
        heard.events.clear();
        Instant cut = Instant.now();
        admin("POST", "fault", "{%s,\"operation\":\"%s\",\"count\":0}".formatted(fault, PRICES));
        Heard.Stale stale = heard.next(Heard.Stale.class);
        assertThat(stale.stale()).as(fault).hasSize(100);
        assertThat(stale.reason()).as(fault).isPresent();
        assertThat(Duration.between(cut.minus(QUICK.period()), stale.now()))
            .as("%s: not before the bound", fault)
            .isGreaterThan(QUICK.bound());
        advance(Duration.ofMinutes(30));
        admin("DELETE", "faults", "");
        List<WatchList.Change> changes = heard.next(Heard.Changed.class).changes();
        assertThat(changes).as(fault).hasSizeGreaterThan(5);
        assertThat(changes).allSatisfy(c -> assertThat(c.within()).isGreaterThan(QUICK.bound()));
        Heard.Back back = heard.next(Heard.Back.class);
        assertThat(back.lostSince()).as(fault).isEqualTo(stale.stale().values().iterator().next());
      }
      watcher.close();
    }
  }

  private TitleQuotes watching(WatchBudget budget) {
    var options = CallOptions.USUAL.as(Priority.ACCOUNT).within(budget.patience());
    return dmarket.with(options).feed(Instant::now);
  }

  private List<Title> titles(int count) {
    if (dmarket.feed(Instant::now).quotes(Game.CS2) instanceof Reading.Read<List<Quote>>(var all)) {
      return all.stream().map(Quote::title).sorted().limit(count).toList();
    }
    throw new IllegalStateException("the sandbox does not answer");
  }

  /// What the venue shows now.
  private static Map<Title, Quote> quotes(TitleQuotes feed, List<Title> titles) {
    var quotes = new HashMap<Title, Quote>();
    for (List<Title> asked : WatchBudget.DEFAULT.calls(titles)) {
      if (feed.quotes(Game.CS2, asked) instanceof Reading.Read<List<Quote>>(var some)) {
        some.forEach(quote -> quotes.put(quote.title(), quote));
      }
    }
    return quotes;
  }

  private static List<Object> tops(Quote quote) {
    return List.of(quote.bestOffer(), quote.offerCount(), quote.bestTarget(), quote.targetCount());
  }

  private void advance(Duration time) throws Exception {
    marketTime = marketTime.plus(time);
    admin("POST", "clock/await", "{\"until\":\"%s\"}".formatted(marketTime));
  }

  private JsonNode admin(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/" + path))
            .header("X-Sandbox-Admin", server.adminToken())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
