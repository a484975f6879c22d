package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.ManualTime;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Proves(value = "P5.4.3.6", breaks = RetryBudget.class)
class RetryBudgetTest {

  private final ManualTime time = new ManualTime(Instant.EPOCH);
  private final RetryBudget budget = new RetryBudget(10, 2, time);

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      budget.called();
    }
  }

  @Test
  void grantsATenthOfTheCallsAndTwoHoweverFew() {
    call(1);
    assertThat(takeAll()).isEqualTo(2);
    call(28);
    assertThat(takeAll()).isZero();
    call(1);
    assertThat(takeAll()).isEqualTo(1);
    call(970);
    assertThat(takeAll()).isEqualTo(97);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    call(1000);
    assertThat(takeAll()).isEqualTo(100);
    time.advance(Duration.ofSeconds(59));
    assertThat(takeAll()).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(takeAll()).isEqualTo(2);
  }
}
