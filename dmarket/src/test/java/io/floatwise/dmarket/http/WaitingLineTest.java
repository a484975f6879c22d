package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// Who gets the budget: part of P5.2.1.3.
@Proves(value = "P5.2.1.3", breaks = WaitingLine.class)
class WaitingLineTest {

  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine line = new WaitingLine();

  private void join(Priority priority) {
    line.join(priority, lock.newCondition());
  }

  private List<String> serve(int count) {
    List<String> served = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      WaitingLine.Waiter next = line.next().orElseThrow();
      served.add(next.priority() + "-" + next.number());
      line.granted();
      line.leave(next);
    }
    return served;
  }

  @Test
  void ordersGoFirstButEveryFourthTurnIsTheLongestWaiting() {
    join(Priority.SCAN);
    join(Priority.SCAN);
    join(Priority.ACCOUNT);
    for (int i = 0; i < 6; i++) {
      join(Priority.ORDER);
    }
    assertThat(serve(9))
        .containsExactly(
            "ORDER-3",
            "ORDER-4",
            "ORDER-5",
            "SCAN-0",
            "ORDER-6",
            "ORDER-7",
            "ORDER-8",
            "SCAN-1",
            "ACCOUNT-2");
    assertThat(line.next()).isEmpty();
  }

  @Test
  void withinOnePriorityTheOrderOfAskingCounts() {
    for (int i = 0; i < 5; i++) {
      join(Priority.SCAN);
    }
    assertThat(serve(5)).containsExactly("SCAN-0", "SCAN-1", "SCAN-2", "SCAN-3", "SCAN-4");
  }

  @Test
  void whoLeavesIsSkipped() {
    WaitingLine.Waiter gone = line.join(Priority.ORDER, lock.newCondition());
    join(Priority.ORDER);
    line.leave(gone);
    assertThat(serve(1)).containsExactly("ORDER-1");
  }
}
