package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.ProtocolTime;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.wire.BalanceRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The budget in real time, over real sockets, against a server that counts arrivals in any one
/// second: part of P5.2.1.3 (one process; several nodes are proved elsewhere).
class BudgetTest {

  private static final int PER_SECOND = 20;
  private static final int CALLS = 100;

  /// Counts as the venue does, and refuses what is too much.
  private static final class Counting extends Dispatcher {
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final AtomicInteger refused = new AtomicInteger();
    private long first;
    private long last;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      synchronized (arrivals) {
        long now = System.nanoTime();
        while (!arrivals.isEmpty() && now - arrivals.peekFirst() > 1_000_000_000L) {
          arrivals.removeFirst();
        }
        if (arrivals.size() >= PER_SECOND) {
          refused.incrementAndGet();
          return new MockResponse.Builder().code(429).build();
        }
        arrivals.addLast(now);
        first = first == 0 ? now : first;
        last = now;
        return new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("RateLimit-Limit", PER_SECOND)
            .addHeader("RateLimit-Remaining", PER_SECOND - arrivals.size())
            .addHeader("RateLimit-Reset", 1)
            .body("{\"usd\":\"1\",\"usdAvailableToWithdraw\":\"1\"}")
            .build();
      }
    }
  }

  @Test
  void manyCallersAreAllAnsweredAndNeverRefused() throws Exception {
    callAtFullDemand();
  }

  /// How much of the budget is used is a matter of the machine as well.
  @Test
  @Tag("long")
  void manyCallersGetNineTenthsOfTheBudget() throws Exception {
    assertThat(callAtFullDemand()).isGreaterThanOrEqualTo(0.9);
  }

  /// Returns the share of the budget that was used.
  private static double callAtFullDemand() throws Exception {
    Counting counting = new Counting();
    try (MockWebServer server = PromptServer.create()) {
      server.setDispatcher(counting);
      server.start();
      AtomicInteger answered = new AtomicInteger();
      try (DMarket dmarket = open(server, HttpLimits.DEFAULT, Map.of())) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < CALLS; i++) {
            callers.execute(() -> {
              if (dmarket.balance() instanceof Reply.Ok<BalanceRow>) {
                answered.incrementAndGet();
              }
            });
          }
        }
      }
      double seconds = (counting.last - counting.first) / 1e9;
      double utilisation = CALLS / (PER_SECOND + PER_SECOND * seconds);
      System.out.printf(
          "%d calls at %d/s in %.2f s: %d refused, %.1f %% of the budget used%n",
          CALLS, PER_SECOND, seconds, counting.refused.get(), utilisation * 100);
      assertThat(counting.refused).hasValue(0);
      assertThat(answered).hasValue(CALLS);
      return utilisation;
    }
  }

  @Test
  void doesNotKeepACallerWaitingLongerThanItsPatience() throws Exception {
    try (MockWebServer server = PromptServer.create()) {
      server.setDispatcher(new Counting());
      server.start();
      HttpLimits limits = new HttpLimits(Duration.ofSeconds(5), 10, Duration.ofMillis(50), 1 << 20);
      try (DMarket dmarket = open(server, limits, Map.of(RateGroup.OTHER, 1))) {
        assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
        Fault fault = ((Reply.Failed<BalanceRow>) dmarket.balance()).fault();
        assertThat(fault.origin()).isEqualTo(Fault.Origin.BUDGET);
        assertThat(fault.definite()).isTrue();
        assertThat(dmarket.customizedFees(Game.CS2, OfferType.DMARKET, 1, 0))
            .isInstanceOfSatisfying(
                Reply.Failed.class,
                f -> assertThat(f.fault().origin()).isEqualTo(Fault.Origin.VENUE));
        assertThat(server.getRequestCount()).isEqualTo(2);
      }
    }
  }

  private static DMarket open(
      MockWebServer server, HttpLimits limits, Map<RateGroup, Integer> budgets) {
    return DMarket.open(
        DMarketConfig.DEFAULT
            .withBaseUrl("http://127.0.0.1:" + server.getPort())
            .withLimits(limits)
            .withCache(CachePolicy.OFF)
            .withCallsPerSecond(budgets),
        new RequestSigner(StubVenue.KEY),
        ProtocolTime.system(),
        new Random(1));
  }
}
