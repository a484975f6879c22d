package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.http.RateLimits;
import io.floatwise.sandbox.wire.SignatureCheck;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class GateTest extends SandboxTest {
  private static final String BALANCE = "/account/v1/balance";
  private static final String UNAUTHORIZED =
      "{\"Code\":\"Unauthorized\",\"Message\":\"Unauthorized\"}";

  @Override
  SandboxServer open() throws IOException {
    return Sandboxes.start(Sandboxes.config(dir, ClockSpeed.UNPACED, true));
  }

  @Test
  @Proves(value = "P5.2.1.1", breaks = SignatureCheck.class)
  void refusesEveryRequestWithoutAValidSignature() {
    long now = Instant.now().getEpochSecond();
    assertRefused(caller.exchange(caller.builder("GET", BALANCE, "").build()));
    DmarketCaller stranger =
        new DmarketCaller(
            server.baseUrl(),
            "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "");
    assertRefused(stranger.get(BALANCE));
    stranger.close();
    DmarketCaller impostor =
        new DmarketCaller(
            server.baseUrl(),
            server.publicKey(),
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "");
    assertRefused(impostor.get(BALANCE));
    impostor.close();
    assertRefused(caller.send("GET", BALANCE, "", now - 200));
    assertRefused(caller.send("GET", BALANCE, "", now + 200));
    assertThat(caller.get(BALANCE).status()).isEqualTo(200);
  }

  @Test
  void answersGoneForRetiredPathsAndNotFoundForUnknownOnes() {
    for (String path :
        new String[] {
          "/exchange/v1/market/items?gameId=a8db",
          "/exchange/v1/user/offers",
          "/marketplace-api/v1/user-inventory"
        }) {
      Answer gone = caller.get(path);
      assertThat(gone.status()).isEqualTo(410);
      assertThat(gone.json().path("message").asString()).startsWith("Use /marketplace-api/v2/");
    }
    assertThat(caller.get("/exchange/v1/nothing").status()).isEqualTo(404);
    assertThat(caller.send("POST", BALANCE, "{}").status()).isEqualTo(404);
  }

  @Test
  void readsPercentEncodedColonsOfBatchPaths() {
    Answer answer =
        caller.send(
            "POST",
            "/marketplace-api/v2/offers%3AbatchDelete",
            "{\"requests\":[{\"offerId\":\"x\"}]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/failed/0/code").asString()).isEqualTo("OfferNotFound");
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = RateLimits.class)
  void limitsLastSalesToSixInAnySecondOfRealTime() {
    String sales = "/trade-aggregator/v1/last-sales?gameId=a8db&title=x";
    long started = System.nanoTime();
    int answered = 0;
    Answer answer = caller.get(sales);
    while (answer.status() == 200) {
      answered++;
      answer = caller.get(sales);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    assertThat(answered).isBetween(6, 6 * (1 + (int) Math.ceil(seconds)));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("{\"message\":\"API rate limit exceeded\"}");
    assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("6");
    assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("0");
    assertThat(answer.headers().firstValue("RateLimit-Reset")).contains("1");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(caller.get(BALANCE).headers().firstValue("RateLimit-Limit")).contains("20");
  }

  @Test
  void sendsTheRealDate() {
    String date = caller.get("/none").headers().firstValue("Date").orElseThrow();
    Instant sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(Duration.between(sent, Instant.now()).abs()).isLessThan(Duration.ofSeconds(3));
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
  }
}
