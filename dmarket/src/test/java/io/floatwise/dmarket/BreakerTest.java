package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.ProtocolTime;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.metrics.BreakerCount;
import io.floatwise.dmarket.request.EndpointGroup;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Circuit breakers over real sockets, in protocol time that the test moves.
class BreakerTest {

  private static final Title TITLE = Samples.REDLINE;

  /// The published thresholds: failures in a row, and the rest in seconds.
  private static final Map<EndpointGroup, List<Integer>> THRESHOLDS =
      new EnumMap<>(
          Map.of(
              EndpointGroup.MARKET, List.of(5, 60),
              EndpointGroup.TARGETS, List.of(3, 120),
              EndpointGroup.BALANCE, List.of(4, 90),
              EndpointGroup.INVENTORY, List.of(4, 90),
              EndpointGroup.TRADING, List.of(2, 180)));

  private static final Map<EndpointGroup, Function<DMarket, Reply<?>>> CALLS =
      new EnumMap<>(
          Map.of(
              EndpointGroup.MARKET, d -> d.targetsByTitle(TITLE),
              EndpointGroup.TARGETS, d -> d.userTargets(ItemQuery.of(Game.CS2)),
              EndpointGroup.BALANCE, DMarket::balance,
              EndpointGroup.INVENTORY, d -> d.userInventory(ItemQuery.of(Game.CS2)),
              EndpointGroup.TRADING, d -> d.userOffers(ItemQuery.of(Game.CS2))));

  private static final MockResponse BROKEN = json(500, "{\"code\":\"Internal\",\"message\":\"\"}");
  private static final MockResponse THROTTLED = json(429, "{\"message\":\"too many\"}");
  private static final MockResponse LOST =
      new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  private static final MockResponse PAGE =
      new MockResponse.Builder()
          .code(503)
          .addHeader("Content-Type", "text/html")
          .body("<p>")
          .build();
  private static final MockResponse GOOD =
      json(
          200,
          """
          {"usd":"1","items":[],"orders":[],"total":"0","cursor":"","Result":[],"offers":[],
           "failed":[],"status":"TxSuccess"}
          """);
  private static final MockResponse REFUSED =
      json(400, "{\"code\":\"BadRequest\",\"message\":\"\"}");

  private final MockWebServer server = PromptServer.create();
  private final ManualTime time = new ManualTime(StubVenue.START);
  private volatile MockResponse answer = GOOD;
  private DMarket dmarket;

  BreakerTest() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    server.start();
    dmarket = open(time, CachePolicy.OFF);
  }

  private DMarket open(ProtocolTime protocolTime, CachePolicy cache) {
    RetryPolicy d = RetryPolicy.DEFAULT;
    return DMarket.open(
        DMarketConfig.DEFAULT
            .withBaseUrl("http://127.0.0.1:" + server.getPort())
            .withCache(cache)
            .withRetry(
                new RetryPolicy(
                    1, d.first(), d.cap(), d.throttledCap(), d.networkCap(), d.patience(), 0)),
        new RequestSigner(StubVenue.KEY),
        protocolTime,
        new Random(1));
  }

  @BeforeEach
  void unlimited() {
    time.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    dmarket.close();
    server.close();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /// Far enough apart for the budget, too close together for a breaker.
  private Reply<?> call(EndpointGroup group) {
    time.advance(Duration.ofMillis(1100));
    return of(CALLS, group).apply(dmarket);
  }

  private static <V> V of(Map<EndpointGroup, V> map, EndpointGroup group) {
    V value = map.get(group);
    if (value == null) {
      throw new AssertionError("nothing for " + group);
    }
    return value;
  }

  private boolean reachesTheVenue(EndpointGroup group) {
    int before = server.getRequestCount();
    Reply<?> reply = call(group);
    boolean reached = server.getRequestCount() > before;
    boolean held =
        reply instanceof Reply.Failed<?>(Fault fault) && fault.code().equals("CircuitOpen");
    assertThat(reached).isNotEqualTo(held);
    return reached;
  }

  @Test
  @Proves(value = "P5.4.2.1", breaks = BreakerPolicy.class)
  void opensAfterSoManyFailuresOfOneKindInARow() {
    for (MockResponse failure : List.of(BROKEN, LOST, THROTTLED)) {
      for (EndpointGroup group : EndpointGroup.values()) {
        dmarket = open(time, CachePolicy.OFF);
        int most = of(THRESHOLDS, group).getFirst();
        answer = failure;
        for (int i = 1; i <= most; i++) {
          assertThat(reachesTheVenue(group)).as("%s, %s: call %d", failure, group, i).isTrue();
        }
        assertThat(reachesTheVenue(group)).as("%s, %s", failure, group).isFalse();
        answer = GOOD;
        for (EndpointGroup other : EndpointGroup.values()) {
          assertThat(reachesTheVenue(other)).as("%s", other).isEqualTo(other != group);
        }
        dmarket.close();
      }
    }
  }

  @Test
  void countsKindsApartAndStartsAgainAfterAnAnswerThatMakesSense() {
    for (int round = 0; round < 5; round++) {
      answer = BROKEN;
      assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
      answer = round % 2 == 0 ? GOOD : REFUSED;
      assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    }
    for (MockResponse failure : List.of(BROKEN, LOST, THROTTLED)) {
      answer = failure;
      assertThat(reachesTheVenue(EndpointGroup.TRADING)).as("%s", failure).isTrue();
    }
    answer = BROKEN;
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isFalse();
  }

  @Test
  void pagesInPlaceOfAnswersStopEverything() {
    answer = PAGE;
    assertThat(reachesTheVenue(EndpointGroup.MARKET)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.BALANCE)).isTrue();
    answer = GOOD;
    for (EndpointGroup group : EndpointGroup.values()) {
      assertThat(reachesTheVenue(group)).as("%s", group).isFalse();
    }
    time.advance(Duration.ofMinutes(1));
    for (EndpointGroup group : EndpointGroup.values()) {
      assertThat(reachesTheVenue(group)).as("%s", group).isTrue();
    }
  }

  @Test
  @Proves(value = "P5.4.2.3", breaks = BreakerPolicy.class)
  void letsOneCallTryAfterTheRestAndClosesWhenItSucceeds() {
    for (EndpointGroup group : EndpointGroup.values()) {
      Duration rest = Duration.ofSeconds(of(THRESHOLDS, group).getLast());
      answer = BROKEN;
      while (reachesTheVenue(group)) {
        assertThat(server.getRequestCount()).isLessThan(100);
      }
      time.advance(rest.minusMillis(2300));
      assertThat(reachesTheVenue(group)).as("%s a moment early", group).isFalse();
      assertThat(reachesTheVenue(group)).as("%s tries", group).isTrue();
      assertThat(reachesTheVenue(group)).as("%s failed again and rests", group).isFalse();
      time.advance(rest);
      answer = GOOD;
      assertThat(reachesTheVenue(group)).as("%s tries again", group).isTrue();
      answer = BROKEN;
      assertThat(reachesTheVenue(group)).as("%s counts from nothing", group).isTrue();
      answer = GOOD;
      assertThat(reachesTheVenue(group)).isTrue();
    }
  }

  /// A hundred callers ask while the one that may try waits for its answer.
  @Test
  @Proves(value = "P5.4.2.2", breaks = BreakerPolicy.class)
  void letsASingleCallTry() throws Exception {
    ShiftedTime running = new ShiftedTime();
    dmarket.close();
    dmarket = open(running, CachePolicy.OFF);
    answer = BROKEN;
    while (reachesTheVenue(EndpointGroup.TRADING)) {
      assertThat(server.getRequestCount()).isLessThan(100);
    }
    running.advance(Duration.ofMinutes(3));
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch othersDone = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            othersDone.await();
            return GOOD;
          }
        });
    int before = server.getRequestCount();
    AtomicInteger refused = new AtomicInteger();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var probe = callers.submit(() -> call(EndpointGroup.TRADING));
      arrived.await();
      try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          others.execute(() -> {
            if (dmarket.with(CallOptions.USUAL.asFresh()).userOffers(ItemQuery.of(Game.CS2))
                    instanceof Reply.Failed<?>(Fault fault)
                && fault.code().equals("CircuitOpen")) {
              refused.incrementAndGet();
            }
          });
        }
      }
      othersDone.countDown();
      assertThat(probe.get()).isInstanceOf(Reply.Ok.class);
    }
    assertThat(refused).hasValue(100);
    assertThat(server.getRequestCount() - before).isEqualTo(1);
  }

  @Test
  @Proves(value = "P5.4.2.4", breaks = CachePolicy.class)
  void readsGetWhatIsKeptMarkedAsStaleAndWritesAreRefused() {
    dmarket = open(time, CachePolicy.DEFAULT);
    answer = json(200, "{\"orders\":[{\"amount\":\"2\",\"price\":\"155000\",\"title\":\"t\"}]}");
    var first = (Reply.Ok<?>) dmarket.targetsByTitle(TITLE);
    assertThat(first.answer().stale()).isFalse();
    Title other = new Title(Game.CS2, "Chroma Case");
    answer = BROKEN;
    time.advance(Duration.ofSeconds(30));
    for (int i = 0; i < 5; i++) {
      assertThat(dmarket.targetsByTitle(TITLE)).isInstanceOf(Reply.Failed.class);
    }
    int before = server.getRequestCount();
    var stale = (Reply.Ok<?>) dmarket.targetsByTitle(TITLE);
    assertThat(stale.value()).isEqualTo(first.value());
    assertThat(stale.answer().stale()).isTrue();
    assertThat(stale.answer().age()).isEqualTo(Duration.ofSeconds(30));
    assertThat(((Reply.Failed<?>) dmarket.targetsByTitle(other)).fault().code())
        .isEqualTo("CircuitOpen");
    assertThat(
            ((Reply.Failed<?>) dmarket.with(CallOptions.USUAL.asFresh()).targetsByTitle(TITLE))
                .fault()
                .code())
        .isEqualTo("CircuitOpen");
    assertThat(server.getRequestCount()).isEqualTo(before);

    for (int i = 0; i < 2; i++) {
      time.advance(Duration.ofSeconds(2));
      assertThat(dmarket.venue().execute(ApprovedForTests.of(Samples.LIST)))
          .isInstanceOf(Outcome.Unknown.class);
    }
    before = server.getRequestCount();
    assertThat(dmarket.venue().execute(ApprovedForTests.of(Samples.BUY)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("CircuitOpen"));
    assertThat(server.getRequestCount()).isEqualTo(before);
    assertThat(((Reply.Failed<?>) dmarket.targetsByTitle(TITLE)).fault().code())
        .as("our writes may have changed the market")
        .isEqualTo("CircuitOpen");
  }

  @Test
  @Proves(value = "P5.4.2.6", breaks = BreakerCount.class)
  void saysWhatItDid() {
    answer = BROKEN;
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isFalse();
    assertThat(count("trading: server error"))
        .isEqualTo(
            new BreakerCount("trading: server error", BreakerCount.State.OPEN, 1, 0, 0, 0, 2, 1));
    time.advance(Duration.ofMinutes(3));
    answer = GOOD;
    assertThat(reachesTheVenue(EndpointGroup.TRADING)).isTrue();
    assertThat(reachesTheVenue(EndpointGroup.BALANCE)).isTrue();
    assertThat(count("trading: server error"))
        .isEqualTo(
            new BreakerCount("trading: server error", BreakerCount.State.CLOSED, 1, 1, 1, 1, 2, 1));
    assertThat(count("all: maintenance"))
        .isEqualTo(
            new BreakerCount("all: maintenance", BreakerCount.State.CLOSED, 0, 0, 0, 2, 0, 0));
    assertThat(dmarket.metrics().breakers()).hasSize(16);
  }

  private BreakerCount count(String name) {
    return dmarket.metrics().breakers().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
