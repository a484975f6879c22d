package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.HttpLimits;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/// Repetition of reads, in protocol time that moves by sleeping only. P5.2.1.2 holds here for its
/// last part: a repeated request has a new date and a new signature.
class RetryTest {

  private static final String BALANCE = "{\"usd\":\"1\",\"usdAvailableToWithdraw\":\"1\"}";
  private static final String BUSY = "{\"code\":\"Internal\",\"message\":\"\"}";

  @Test
  @Proves(value = "P5.4.3.2", breaks = RetryPolicy.class)
  @Proves(value = "P4.1.5", breaks = RetryPolicy.class)
  void triesAReadAtMostThreeTimesUnlessConfiguredOtherwise() {
    for (int attempts = 1; attempts <= 5; attempts++) {
      for (int status : List.of(429, 500, 502, 503, 504)) {
        try (StubVenue venue = new StubVenue(HttpLimits.DEFAULT, attempts(attempts))) {
          for (int i = 0; i < 6; i++) {
            venue.answers(status, BUSY);
          }
          assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Failed.class);
          assertThat(venue.server.getRequestCount()).isEqualTo(attempts);
        }
      }
    }
    assertThat(RetryPolicy.DEFAULT.attempts()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> attempts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> attempts(6));
  }

  private static RetryPolicy attempts(int attempts) {
    RetryPolicy d = RetryPolicy.DEFAULT;
    return new RetryPolicy(
        attempts,
        d.first(),
        d.cap(),
        d.throttledCap(),
        d.networkCap(),
        d.patience(),
        d.percentOfCalls());
  }

  @Test
  void triesNothingElseAgain() {
    for (int status : List.of(302, 400, 401, 403, 404, 408, 409, 410, 501)) {
      try (StubVenue venue = new StubVenue()) {
        venue.answers(status, BUSY).answers(BALANCE);
        assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Failed.class);
        assertThat(venue.server.getRequestCount()).as("%d", status).isEqualTo(1);
      }
    }
  }

  @Test
  @Proves(value = "P5.4.3.1", breaks = RetryPolicy.class)
  void waitsLongerEachTimeWithJitterAndSignsAfresh() {
    try (StubVenue venue = new StubVenue(HttpLimits.DEFAULT, attempts(5))) {
      for (int i = 0; i < 4; i++) {
        venue.answers(503, BUSY);
      }
      venue.answers(BALANCE);
      assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Ok.class);

      List<Duration> sleeps = venue.time.sleeps();
      assertThat(sleeps).hasSize(4).doesNotHaveDuplicates();
      long full = 1000;
      for (Duration sleep : sleeps) {
        assertThat(sleep.toMillis()).isBetween(full / 2, full);
        full *= 2;
      }
      long date = StubVenue.START.getEpochSecond() * 1000;
      Map<String, String> signatures = new HashMap<>();
      for (int i = 0; i < 5; i++) {
        RecordedRequest request = venue.request();
        assertThat(request.getHeaders().get("X-Sign-Date")).isEqualTo(Long.toString(date / 1000));
        signatures.put(
            request.getHeaders().get("X-Request-Sign"), request.getHeaders().get("X-Sign-Date"));
        date += i < 4 ? sleeps.get(i).toMillis() : 0;
      }
      assertThat(signatures.values()).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
    }
  }

  @Test
  @Proves(value = "P5.4.3.1", breaks = RetryPolicy.class)
  void obeysTheWaitThatTheVenueAsksForBeyondEveryCap() {
    try (StubVenue venue = new StubVenue()) {
      venue.answers(503, BUSY, "Retry-After", "45");
      venue.answers(429, BUSY, "Retry-After", "31", "RateLimit-Reset", "50");
      venue.answers(BALANCE);
      DMarket patient = venue.dmarket.with(CallOptions.USUAL.within(Duration.ofMinutes(5)));
      assertThat(patient.balance()).isInstanceOf(Reply.Ok.class);
      assertThat(venue.time.sleeps())
          .containsExactly(Duration.ofSeconds(45), Duration.ofSeconds(50));
    }
  }

  @Test
  void givesUpRatherThanWaitLongerThanItsPatience() {
    try (StubVenue venue = new StubVenue()) {
      venue.answers(503, BUSY, "Retry-After", "61").answers(BALANCE);
      assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Failed.class);
      assertThat(venue.time.sleeps()).isEmpty();
    }
  }

  @Test
  void triesAReadAgainAfterALostConnection() {
    try (StubVenue venue = new StubVenue()) {
      venue
          .answers(
              new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build())
          .answers(BALANCE);
      assertThat(venue.dmarket.balance()).isInstanceOf(Reply.Ok.class);
      assertThat(venue.time.sleeps().getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  /// OkHttp by itself would send a request again after 503 with `Retry-After: 0`, after 408, after
  /// a redirect, and after a connection lost before the answer.
  @Test
  void sendsAWriteOnceWhateverComesBack() {
    for (Intent intent : Samples.INTENTS) {
      for (int status : List.of(307, 308, 401, 407, 408, 421, 429, 500, 502, 503, 504)) {
        try (StubVenue venue = new StubVenue()) {
          venue.answers(status, BUSY, "Retry-After", "0", "Location", "/elsewhere");
          venue.answers(200, BUSY).answers(200, BUSY);
          Outcome outcome = venue.dmarket.venue().execute(ApprovedForTests.of(intent));
          assertThat(outcome).isNotInstanceOf(Outcome.Accepted.class);
          assertThat(venue.server.getRequestCount()).as("%s %d", intent, status).isEqualTo(1);
          assertThat(venue.time.sleeps()).isEmpty();
        }
      }
    }
  }

  @Test
  void datesRequestsByTheVenuesClockOnceItIsKnown() {
    try (StubVenue venue = new StubVenue()) {
      venue.answers(401, BUSY, "Date", "Mon, 23 Nov 2026 12:05:00 GMT").answers(BALANCE);
      venue.dmarket.balance();
      venue.dmarket.balance();

      assertThat(venue.request().getHeaders().get("X-Sign-Date"))
          .isEqualTo(Long.toString(StubVenue.START.getEpochSecond()));
      assertThat(venue.request().getHeaders().get("X-Sign-Date"))
          .isEqualTo(Long.toString(StubVenue.START.getEpochSecond() + 300));
      assertThat(venue.dmarket.skew()).isEqualTo(Duration.ofMillis(300_500));
    }
  }
}
