package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.Priority;
import io.floatwise.dmarket.http.ProtocolTime;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.request.EndpointGroup;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.proving.Proves;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A venue that is broken or silent, and many callers.
class TroubleTest {

  private static final Map<RateGroup, Integer> AMPLE =
      Arrays.stream(RateGroup.values())
          .collect(Collectors.toMap(Function.identity(), _ -> 100_000));

  private final MockWebServer server = PromptServer.create();
  private final CountDownLatch release = new CountDownLatch(1);

  TroubleTest() throws Exception {
    server.start();
  }

  @AfterEach
  void close() {
    release.countDown();
    server.close();
  }

  private DMarketConfig config() {
    var never = new BreakerPolicy.Threshold(10_000, Duration.ofSeconds(1));
    return DMarketConfig.DEFAULT
        .withBaseUrl("http://127.0.0.1:" + server.getPort())
        .withCache(CachePolicy.OFF)
        .withCallsPerSecond(AMPLE)
        .withBreakers(
            new BreakerPolicy(
                Arrays.stream(EndpointGroup.values())
                    .collect(Collectors.toMap(Function.identity(), _ -> never)),
                never));
  }

  private static DMarket open(DMarketConfig config, ProtocolTime time) {
    return DMarket.open(config, new RequestSigner(StubVenue.KEY), time, new Random(7));
  }

  private void answerAlways(int status) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body("{\"code\":\"Internal\",\"message\":\"\",\"usd\":\"1\"}")
                .build();
          }
        });
  }

  /// Three hundred reads, not one of which succeeds: at most a tenth more requests.
  @Test
  void aBrokenVenueIsCalledAtMostATenthMoreOften() {
    answerAlways(500);
    try (DMarket dmarket = open(config(), new ManualTime(StubVenue.START))) {
      for (int i = 0; i < 300; i++) {
        assertThat(dmarket.balance()).isInstanceOf(Reply.Failed.class);
      }
      assertThat(server.getRequestCount()).isBetween(315, 330);
    }
  }

  private void neverAnswer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            release.await();
            return new MockResponse.Builder().build();
          }
        });
  }

  /// The deadline of the caller, of the configuration, of the operation: the first that is given.
  @Test
  void nobodyWaitsLongerThanTheDeadline() {
    neverAnswer();
    DMarketConfig impatient =
        config().withDeadlines(Map.of(Operation.BALANCE, Duration.ofMillis(400)));
    try (DMarket dmarket = open(impatient, ProtocolTime.system())) {
      assertTakes(400, dmarket::balance);
      DMarket hurried = dmarket.with(CallOptions.USUAL.within(Duration.ofMillis(100)));
      assertTakes(100, hurried::balance);
      assertTakes(100, () -> hurried.userOffers(ItemQuery.of(Game.CS2)));
    }
    assertThat(Operation.BALANCE.deadline()).isEqualTo(Duration.ofSeconds(60));
    assertThat(Operation.BUY_OFFERS.deadline()).isEqualTo(Duration.ofSeconds(40));
  }

  /// Leaves room above for a busy machine.
  private static void assertTakes(long millis, Supplier<Reply<?>> call) {
    long start = System.nanoTime();
    Reply<?> reply = call.get();
    long took = (System.nanoTime() - start) / 1_000_000;
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            f -> assertThat(f.fault().origin()).isEqualTo(Fault.Origin.NETWORK));
    assertThat(took).isBetween(millis - 5, millis + 3000);
  }

  /// Three hundred calls to a silent venue: they all end, and nothing of them stays.
  @Test
  @Proves(value = "P5.4.2.5", breaks = HttpLimits.class)
  @Proves(value = "P4.1.5", breaks = HttpLimits.class)
  void timeoutsFreeWhatTheyHeld() throws Exception {
    neverAnswer();
    int files = openFiles();
    HttpLimits limits = new HttpLimits(Duration.ofMillis(200), 30, Duration.ofSeconds(20), 1 << 20);
    RetryPolicy d = RetryPolicy.DEFAULT;
    RetryPolicy once =
        new RetryPolicy(1, d.first(), d.cap(), d.throttledCap(), d.networkCap(), d.patience(), 0);
    try (DMarket dmarket =
            open(config().withLimits(limits).withRetry(once), ProtocolTime.system());
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callAll(dmarket, callers, 30);
      long threads = clientThreads();
      callAll(dmarket, callers, 270);
      assertThat(clientThreads()).isLessThanOrEqualTo(threads + 20);
      release.countDown();
      answerAlways(200);
      assertThat(dmarket.balance()).as("works again").isInstanceOf(Reply.Ok.class);
    }
    server.close();
    assertThat(openFiles()).isLessThanOrEqualTo(files + 10);
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("OkHttp"))
        .count();
  }

  private static void callAll(DMarket dmarket, ExecutorService callers, int calls)
      throws Exception {
    DMarket fresh = dmarket.with(CallOptions.USUAL.asFresh());
    List<Future<Reply<BalanceRow>>> replies =
        IntStream.range(0, calls).mapToObj(_ -> callers.submit(fresh::balance)).toList();
    for (var reply : replies) {
      Fault fault = ((Reply.Failed<BalanceRow>) reply.get()).fault();
      assertThat(fault.origin()).isEqualTo(Fault.Origin.NETWORK);
    }
  }

  private static int openFiles() {
    String[] names = new File("/proc/self/fd").list();
    return names == null ? 0 : names.length;
  }

  /// The only connection is taken and scans wait for it: the purchase is the next to leave.
  @Test
  @Proves(value = "P5.2.1.3", breaks = Priority.class)
  void anOrderOvertakesScansThatWaitForAConnection() throws Exception {
    CountDownLatch answerScans = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            answerScans.await();
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"orders\":[],\"offers\":[],\"failed\":[]}")
                .build();
          }
        });
    HttpLimits limits = new HttpLimits(Duration.ofSeconds(20), 1, Duration.ofSeconds(20), 1 << 20);
    try (DMarket dmarket = open(config().withLimits(limits), ProtocolTime.system());
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      DMarket fresh = dmarket.with(CallOptions.USUAL.asFresh());
      var scans =
          IntStream.range(0, 200)
              .mapToObj(_ -> callers.submit(() -> fresh.targetsByTitle(Samples.REDLINE)))
              .toList();
      assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
      Future<?> order = callers.submit(() -> dmarket.createOffers(List.of()));
      while (dmarket.metrics().waiting() < 200) {
        Thread.onSpinWait();
      }
      answerScans.countDown();
      order.get();
      assertThat(server.takeRequest().getMethod()).isEqualTo("POST");
      for (Future<?> scan : scans) {
        assertThat(scan.get()).isInstanceOf(Reply.Ok.class);
      }
    }
  }
}
