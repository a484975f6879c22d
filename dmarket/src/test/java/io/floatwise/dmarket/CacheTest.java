package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.metrics.CacheCount;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is kept, for how long, and what makes it wrong; hits are counted at the server.
@Proves(value = "P4.1.1", breaks = CachePolicy.class)
class CacheTest {

  private static final ItemQuery ALL = ItemQuery.of(Game.CS2);

  /// Reads that are kept, and for how many seconds.
  private static final Map<Function<DMarket, Reply<?>>, Integer> KEPT =
      Map.of(
          DMarket::balance,
          30,
          d -> d.offers(ALL),
          30,
          d -> d.aggregatedPrices(Game.CS2, List.of(), 100, Optional.empty()),
          30,
          d -> d.targetsByTitle(Samples.REDLINE),
          30,
          d -> d.lastSales(SalesQuery.of(Samples.REDLINE, 20)),
          300,
          d -> d.customizedFees(Game.CS2, OfferType.DMARKET, 100, 0),
          300,
          DMarket::profile,
          1800,
          d -> d.undocumented().depositBlockedTitles(Game.CS2, 100, Optional.empty()),
          1800);

  private static final List<Function<DMarket, Reply<?>>> NEVER_KEPT =
      List.of(
          d -> d.userOffers(ALL),
          d -> d.userTargets(ALL),
          d -> d.userInventory(ALL),
          d -> d.depositStatus("1"));

  private final MockWebServer server = PromptServer.create();
  private final ManualTime time = new ManualTime(StubVenue.START);
  private final AtomicLong usd = new AtomicLong();
  private volatile int status = 200;
  private final DMarket dmarket;

  CacheTest() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(status);
          }
        });
    server.start();
    dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT
                .withBaseUrl("http://127.0.0.1:" + server.getPort())
                .withBreakers(BreakerPolicy.DEFAULT.resting(Duration.ofMillis(1))),
            new RequestSigner(StubVenue.KEY),
            time,
            new Random(1));
  }

  @AfterEach
  void close() {
    dmarket.close();
    server.close();
  }

  private MockResponse answer(int code) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "application/json")
        .body(
            """
            {"usd":"%d","items":[],"orders":[],"sales":[],"titles":[],"aggregatedPrices":[],
             "id":"1","DepositID":"1","Status":"s","code":"c","message":"m",
             "defaultFee":{"fraction":"0.1","minAmount":1},"reducedFees":[],"offers":[],"failed":[]}
            """
                .formatted(usd.incrementAndGet()))
        .build();
  }

  private int requestsOf(Runnable action) {
    int before = server.getRequestCount();
    action.run();
    return server.getRequestCount() - before;
  }

  private boolean asks(Function<DMarket, Reply<?>> read) {
    return requestsOf(() -> assertThat(read.apply(dmarket)).isInstanceOf(Reply.Ok.class)) > 0;
  }

  @Test
  void keepsEachKindOfAnswerForItsTime() {
    KEPT.forEach((read, seconds) -> {
      assertThat(asks(read)).isTrue();
      assertThat(asks(read)).isFalse();
      time.advance(Duration.ofSeconds(seconds).minusNanos(1));
      assertThat(asks(read)).isFalse();
      time.advance(Duration.ofNanos(1));
      assertThat(asks(read)).isTrue();
    });
    NEVER_KEPT.forEach(read -> {
      assertThat(asks(read)).isTrue();
      assertThat(asks(read)).isTrue();
    });
  }

  @Test
  void saysHowOldAnAnswerIs() {
    assertThat(((Reply.Ok<?>) dmarket.balance()).answer().age()).isZero();
    time.advance(Duration.ofSeconds(7));
    Reply.Ok<BalanceRow> kept = (Reply.Ok<BalanceRow>) dmarket.balance();
    assertThat(kept.answer().age()).isEqualTo(Duration.ofSeconds(7));
    assertThat(kept.value().usd().value()).isEqualTo(1);
    Reply.Ok<BalanceRow> fresh =
        (Reply.Ok<BalanceRow>) dmarket.with(CallOptions.USUAL.asFresh()).balance();
    assertThat(fresh.answer().age()).isZero();
    assertThat(fresh.value().usd().value()).isEqualTo(2);
    assertThat(((Reply.Ok<BalanceRow>) dmarket.balance()).value()).isEqualTo(fresh.value());
  }

  @Test
  void tellsQuestionsApartByTheirPathQueryAndBody() {
    List<Function<DMarket, Reply<?>>> different =
        List.of(
            d -> d.offers(ALL),
            d -> d.offers(ItemQuery.of(Game.RUST)),
            d -> d.offers(ALL.withLimit(10)),
            d -> d.offers(ALL.at(Optional.of("next"))),
            d -> d.targetsByTitle(Samples.REDLINE),
            d -> d.targetsByTitle(new Title(Game.CS2, "Chroma Case")),
            d -> d.aggregatedPrices(Game.CS2, List.of("a"), 100, Optional.empty()),
            d -> d.aggregatedPrices(Game.CS2, List.of("b"), 100, Optional.empty()));
    different.forEach(read -> assertThat(asks(read)).isTrue());
    different.forEach(read -> assertThat(asks(read)).isFalse());
  }

  @Test
  void everyWriteMakesAccountAndMarketWrongWhateverCameOfIt() {
    for (int write = 200; write <= 500; write += 100) {
      Map<Boolean, List<Function<DMarket, Reply<?>>>> reads =
          Map.of(
              true,
              List.of(DMarket::balance, d -> d.offers(ALL), d -> d.targetsByTitle(Samples.REDLINE)),
              false,
              List.of(DMarket::profile, d -> d.lastSales(SalesQuery.of(Samples.REDLINE, 20))));
      reads.values().forEach(l -> l.forEach(this::asks));
      status = write;
      time.advance(Duration.ofSeconds(2));
      assertThat(requestsOf(() -> dmarket.venue().execute(ApprovedForTests.of(Samples.BUY))))
          .isEqualTo(1);
      status = 200;
      time.advance(Duration.ofSeconds(2));
      reads.forEach((changed, l) -> l.forEach(read -> assertThat(asks(read)).isEqualTo(changed)));
    }
  }

  @Test
  void neverKeepsAWriteOrAFault() {
    for (int i = 0; i < 3; i++) {
      assertThat(requestsOf(() -> dmarket.createOffers(List.of()))).isEqualTo(1);
    }
    for (int code : List.of(400, 401, 404, 410)) {
      status = code;
      assertThat(requestsOf(dmarket::balance)).isEqualTo(1);
      assertThat(requestsOf(dmarket::balance)).isEqualTo(1);
    }
  }

  @Test
  void neverKeepsAnAnswerThatMakesNoSense() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"usd\":\"much\"}")
                .build();
          }
        });
    assertThat(requestsOf(dmarket::balance)).isEqualTo(1);
    assertThat(requestsOf(dmarket::balance)).isEqualTo(1);
    assertThat(dmarket.metrics().operations().values())
        .singleElement()
        .satisfies(count -> assertThat(count.garbled()).isEqualTo(2));
  }

  @Test
  void keepsAtMostFiveHundredAnswers() {
    List<Function<DMarket, Reply<?>>> reads =
        IntStream.range(0, 1000)
            .<Function<DMarket, Reply<?>>>mapToObj(
                i -> d -> d.lastSales(SalesQuery.of(Samples.REDLINE, 20).skipping(i)))
            .toList();
    reads.forEach(read -> {
      time.advance(Duration.ofMillis(200));
      assertThat(asks(read)).isTrue();
    });
    assertThat(dmarket.metrics().cache())
        .satisfies(cache -> assertThat(cache.entries()).isBetween(400L, 500L))
        .satisfies(cache -> assertThat(cache.misses()).isEqualTo(1000));
  }

  /// Five hundred callers who ask the same at once cause one request.
  @Test
  void callersWhoAskTheSameShareOneRequest() throws Exception {
    CountDownLatch answerNow = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            answerNow.await();
            return answer(200);
          }
        });
    int before = server.getRequestCount();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply<BalanceRow>>> replies =
          IntStream.range(0, 500).mapToObj(_ -> callers.submit(dmarket::balance)).toList();
      server.takeRequest();
      answerNow.countDown();
      for (var reply : replies) {
        assertThat(((Reply.Ok<BalanceRow>) reply.get()).value().usd().value()).isEqualTo(1);
      }
    }
    assertThat(server.getRequestCount() - before).isEqualTo(1);
    CacheCount cache = dmarket.metrics().cache();
    assertThat(cache.misses()).isEqualTo(1);
    assertThat(cache.hits() + cache.shared()).isEqualTo(499);
  }

  /// The one who asks has little time and gets no answer within it; who waits with him has more.
  @Test
  void whoHasMoreTimeDoesNotEndWithTheOneWhoAsked() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicLong requests = new AtomicLong();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (requests.incrementAndGet() == 1) {
              end.await();
            }
            return answer(200);
          }
        });
    DMarketConfig config =
        DMarketConfig.DEFAULT.withBaseUrl("http://127.0.0.1:" + server.getPort());
    try (DMarket real = DMarket.open(config, new RequestSigner(StubVenue.KEY));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      DMarket hurried = real.with(CallOptions.USUAL.within(Duration.ofMillis(400)));
      Future<Reply<BalanceRow>> first = callers.submit(hurried::balance);
      server.takeRequest();
      Future<Reply<BalanceRow>> second = callers.submit(real::balance);
      assertThat(first.get()).isInstanceOf(Reply.Failed.class);
      assertThat(second.get()).isInstanceOf(Reply.Ok.class);
    } finally {
      end.countDown();
    }
  }

  /// The read was asked before the purchase and answered after it: nobody who asks after the
  /// purchase may get it.
  @Test
  void whatWasAskedBeforeAWriteIsNotGivenAfterIt() throws Exception {
    CountDownLatch answerRead = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getMethod().equals("GET") && usd.get() == 0) {
              MockResponse old = answer(200);
              answerRead.await();
              return old;
            }
            return answer(200);
          }
        });
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply<BalanceRow>> before = callers.submit(dmarket::balance);
      server.takeRequest();
      dmarket.createOffers(List.of());
      Future<Reply<BalanceRow>> after = callers.submit(dmarket::balance);
      assertThat(((Reply.Ok<BalanceRow>) after.get()).value().usd().value()).isGreaterThan(1);
      answerRead.countDown();
      assertThat(((Reply.Ok<BalanceRow>) before.get()).value().usd().value()).isEqualTo(1);
      assertThat(((Reply.Ok<BalanceRow>) dmarket.balance()).value().usd().value()).isGreaterThan(1);
    }
  }
}
