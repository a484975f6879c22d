package io.floatwise.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @Proves(value = "P5.2.1.3", breaks = RateLimits.class)
  void allowsALimitInAnyWindowAndNotOneMore() {
    RateLimits limits = new RateLimits();
    for (int i = 0; i < 6; i++) {
      assertThat(limits.ask("a", RateGroup.LAST_SALES, 6, i * 100_000_000L).allowed()).isTrue();
    }
    var refused = limits.ask("a", RateGroup.LAST_SALES, 6, SECOND - 1);
    assertThat(refused).isEqualTo(new RateLimits.Grant(false, 6, 0, Duration.ofNanos(1)));
    assertThat(limits.ask("a", RateGroup.LAST_SALES, 6, SECOND).allowed()).isTrue();
    assertThat(limits.ask("a", RateGroup.LAST_SALES, 6, SECOND).allowed()).isFalse();
  }

  @Test
  void countsKeysAndGroupsApart() {
    RateLimits limits = new RateLimits();
    for (int i = 0; i < 10; i++) {
      limits.ask("a", RateGroup.MARKET_ITEMS, 10, 0);
    }
    assertThat(limits.ask("a", RateGroup.MARKET_ITEMS, 10, 0).allowed()).isFalse();
    assertThat(limits.ask("b", RateGroup.MARKET_ITEMS, 10, 0).allowed()).isTrue();
    assertThat(limits.ask("a", RateGroup.OTHER, 20, 0).remaining()).isEqualTo(19);
  }
}
