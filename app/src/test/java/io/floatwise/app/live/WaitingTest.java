package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.market.Reading;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A reading that would take for ever is given up by whoever has to leave.
@Timeout(20)
class WaitingTest {

  private final CountDownLatch never = new CountDownLatch(1);

  private Reading<String> hang() throws InterruptedException {
    never.await();
    return Reading.failed(Waiting.INTERRUPTED);
  }

  @Test
  void whoIsInterruptedLeavesAtOnceAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Reading<String> reading = new Waiting(() -> {}, () -> false).on(this::hang);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reading).isEqualTo(Reading.failed(Waiting.INTERRUPTED));
  }

  @Test
  void whatNobodyWantsAnyMoreCountsAsUnread() {
    Reading<String> reading = new Waiting(() -> {}, () -> true).on(this::hang);
    assertThat(reading).isEqualTo(Reading.failed(Waiting.INTERRUPTED));
  }

  @Test
  void aFailureMeanwhileIsNotHeldBackByAReading() {
    Runnable broken =
        () -> {
          throw new IllegalStateException("the journal cannot be written");
        };
    assertThatThrownBy(() -> new Waiting(broken, () -> false).on(this::hang))
        .hasMessage("the journal cannot be written");
  }
}
