package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many requests the sandbox takes, and what it says of that.
class RateBehavioursTest {
  private static final String BALANCE = "/account/v1/balance";

  @TempDir Path dir;
  SandboxServer server;
  DmarketCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = Sandboxes.start(Sandboxes.config(dir, ClockSpeed.UNPACED, true));
    caller = DmarketCaller.of(server);
  }

  @AfterEach
  void stop() throws Exception {
    caller.close();
    server.close();
  }

  @Test
  void limitsAsManyRequestsAsSwitchedAndSaysSoUnlessSwitchedOff() throws Exception {
    String fees = "/exchange/v1/customized-fees?gameId=a8db";
    assertThat(caller.get(fees).headers().firstValue("RateLimit-Limit")).contains("110");
    caller.behave("rate-fees", "1");
    assertThat(refusal(fees).headers().firstValue("RateLimit-Limit")).contains("1");
    caller.behave("rate-limit-headers", "absent");
    Answer silent = refusal(fees);
    assertThat(silent.headers().firstValue("Retry-After")).isEmpty();
    assertThat(silent.headers().firstValue("RateLimit-Remaining")).isEmpty();
    stop();
    start();
    assertThat(refusal(fees).headers().map()).doesNotContainKey("RateLimit-Limit");
    caller.behave("rate-fees", "1000");
    caller.behave("rate-limit-headers", "present");
    assertThat(limit(fees)).contains("1000");
    caller.behave("rate-market-items", "99");
    caller.behave("rate-last-sales", "98");
    caller.behave("rate-other", "97");
    assertThat(limit("/marketplace-api/v2/offers?gameId=a8db&limit=1")).contains("99");
    assertThat(limit("/trade-aggregator/v1/last-sales?gameId=a8db&title=x")).contains("98");
    assertThat(limit(BALANCE)).contains("97");
  }

  /// Two requests in one second meet sooner or later, however slow the machine is.
  private Answer refusal(String target) {
    Answer answer = caller.get(target);
    while (answer.status() == 200) {
      answer = caller.get(target);
    }
    assertThat(answer.status()).isEqualTo(429);
    return answer;
  }

  private Optional<String> limit(String target) {
    return caller.get(target).headers().firstValue("RateLimit-Limit");
  }
}
