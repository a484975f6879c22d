package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.map.Outcomes;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.dmarket.wire.ErrorBody;
import io.floatwise.proving.Proves;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/// Every way in which a call can fail.
class FaultTest {

  private static final String PAGE = "<!DOCTYPE html><html><body>503</body></html>";
  private static final String GATEWAY = "{\"Code\":\"Unauthorized\",\"Message\":\"Unauthorized\"}";
  private static final String SERVICE = "{\"code\":\"NotEnoughBalance\",\"message\":\"no\"}";
  private static final String GRPC = "{\"error\":\"bad\",\"code\":3,\"message\":\"bad limit\"}";

  /// An answer, what a read makes of it, and what it proves about a write.
  private record Case(
      int status,
      String body,
      Class<? extends Failure> failure,
      String code,
      Class<? extends Outcome> outcome) {}

  private static final List<Case> CASES =
      List.of(
          rejected(400, SERVICE, Failure.Refused.class, "NotEnoughBalance"),
          rejected(400, GRPC, Failure.Refused.class, "grpc-3"),
          rejected(
              400,
              "{\"code\":\"InvalidAPIKey\",\"message\":\"\"}",
              Failure.Unauthorised.class,
              "InvalidAPIKey"),
          rejected(401, GATEWAY, Failure.Unauthorised.class, "Unauthorized"),
          rejected(403, SERVICE, Failure.Refused.class, "NotEnoughBalance"),
          rejected(404, GRPC, Failure.Refused.class, "grpc-3"),
          rejected(409, SERVICE, Failure.Refused.class, "NotEnoughBalance"),
          rejected(
              410,
              "{\"code\":\"Gone\",\"message\":\"Use /marketplace-api/v2/offers\"}",
              Failure.Refused.class,
              "Gone"),
          rejected(
              429,
              "{\"message\":\"API rate limit exceeded\"}",
              Failure.Throttled.class,
              "Throttled"),
          unknown(408, SERVICE, Failure.Unreachable.class, "NotEnoughBalance"),
          unknown(404, "", Failure.Refused.class, "HTTP-404"),
          unknown(403, PAGE, Failure.Garbled.class, "HTTP-403"),
          unknown(302, "", Failure.Garbled.class, "HTTP-302"),
          unknown(500, SERVICE, Failure.Unreachable.class, "NotEnoughBalance"),
          unknown(502, PAGE, Failure.Unreachable.class, "HTTP-502"),
          unknown(503, PAGE, Failure.Unreachable.class, "HTTP-503"),
          unknown(504, "", Failure.Unreachable.class, "HTTP-504"),
          unknown(200, PAGE, Failure.Garbled.class, "Garbled"),
          unknown(200, "", Failure.Garbled.class, "Garbled"),
          unknown(200, "{\"usd\":\"10", Failure.Garbled.class, "Garbled"),
          unknown(200, "[]", Failure.Garbled.class, "Garbled"),
          unknown(200, "null", Failure.Garbled.class, "Garbled"),
          unknown(200, "{\"status\":{}, \"usd\":true}", Failure.Garbled.class, "Garbled"));

  private static Case rejected(int status, String body, Class<? extends Failure> f, String code) {
    return new Case(status, body, f, code, Outcome.Rejected.class);
  }

  private static Case unknown(int status, String body, Class<? extends Failure> f, String code) {
    return new Case(status, body, f, code, Outcome.Unknown.class);
  }

  @Test
  @Proves(
      value = "P4.1.3",
      breaks = {ErrorBody.class, Outcomes.class})
  void everyFailureIsTypedAndNoneIsTakenForASuccess() {
    for (Case c : CASES) {
      try (StubVenue venue = new StubVenue()) {
        for (int i = 0; i < 3; i++) {
          venue.answers(response(c, "req-77"));
        }
        Reply<BalanceRow> reply = venue.dmarket.balance();
        assertThat(reply).as("%s", c).isInstanceOf(Reply.Failed.class);
        Fault fault = ((Reply.Failed<BalanceRow>) reply).fault();
        assertThat(fault.failure()).as("%s", c).isInstanceOf(c.failure());
        assertThat(fault.status()).as("%s", c).isEqualTo(OptionalInt.of(c.status()));
        assertThat(fault.code()).as("%s", c).isEqualTo(c.code());
        assertThat(fault.requestId()).as("%s", c).contains("req-77");
        assertThat(fault.message()).as("%s", c).doesNotContain("<");
      }
    }
    for (Case c : CASES) {
      for (Intent intent : Samples.INTENTS) {
        try (StubVenue venue = new StubVenue()) {
          venue.answers(response(c, "req-77"));
          Outcome outcome = venue.dmarket.venue().execute(ApprovedForTests.of(intent));
          assertThat(outcome).as("%s, %s", intent, c).isInstanceOf(c.outcome());
          assertThat(venue.server.getRequestCount()).as("%s", c).isEqualTo(1);
        }
      }
    }
  }

  private static MockResponse response(Case c, String requestId) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(c.status())
            .addHeader("X-Request-Id", requestId)
            .addHeader("Location", "/elsewhere")
            .body(c.body());
    return response
        .addHeader("Content-Type", c.body().startsWith("<") ? "text/html" : "application/json")
        .build();
  }

  @Test
  void aTimeoutOrALostConnectionAfterSendingLeavesAWriteUnknown() {
    List<Consumer<MockResponse.Builder>> mishaps =
        List.of(
            r -> r.onResponseStart(SocketEffect.Stall.INSTANCE),
            r -> r.onResponseStart(new SocketEffect.CloseSocket()),
            r -> r.onResponseBody(new SocketEffect.CloseSocket()),
            r -> r.bodyDelay(10, TimeUnit.SECONDS));
    for (Consumer<MockResponse.Builder> mishap : mishaps) {
      try (StubVenue venue = StubVenue.impatient()) {
        MockResponse.Builder response =
            new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"status\":\"TxSuccess\",\"dmOffersFailReason\":{\"code\":\"\"}}");
        mishap.accept(response);
        venue.answers(response.build()).answers(response.build());
        assertThat(venue.dmarket.venue().execute(ApprovedForTests.of(Samples.BUY)))
            .isInstanceOf(Outcome.Unknown.class);
        assertThat(venue.server.getRequestCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void aConnectionThatWasNeverMadeIsProofThatNothingWasSent() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (DMarket dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT.withBaseUrl("http://localhost:" + port),
            new RequestSigner(StubVenue.KEY),
            new ManualTime(StubVenue.START),
            new Random(1))) {
      assertThat(dmarket.venue().execute(ApprovedForTests.of(Samples.BUY)))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("NotSent"));
      assertThat(dmarket.venue().balance())
          .isInstanceOfSatisfying(
              Reading.Unread.class,
              u -> assertThat(u.failure()).isInstanceOf(Failure.Unreachable.class));
    }
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    try (StubVenue venue = StubVenue.impatient()) {
      String huge = "{\"usd\":\"1\",\"x\":\"" + "y".repeat(1 << 20) + "\"}";
      venue.answers(huge);
      Reading<Balance> reading = venue.dmarket.venue().balance();
      assertThat(reading)
          .isEqualTo(
              Reading.failed(new Failure.Garbled("expected at most 1048576 bytes, found more")));
    }
  }

  @Test
  void saysHowLongAThrottledCallerShouldWait() {
    try (StubVenue venue = new StubVenue()) {
      venue.answers(429, "{\"message\":\"x\"}", "Retry-After", "90", "RateLimit-Reset", "3");
      assertThat(venue.dmarket.venue().balance())
          .isEqualTo(
              Reading.failed(
                  new Failure.Throttled(Duration.ofSeconds(90), "answered 429 without a reason")));
      assertThat(venue.server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void aClosedClientSendsNothing() {
    try (StubVenue venue = new StubVenue()) {
      venue.dmarket.close();
      assertThat(venue.dmarket.venue().execute(ApprovedForTests.of(Samples.BUY)))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("Closed"));
      assertThat(venue.server.getRequestCount()).isZero();
    }
  }
}
