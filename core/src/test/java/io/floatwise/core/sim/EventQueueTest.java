package io.floatwise.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  @Test
  void givesEventsByTimeThenInsertionLikeASortedList() {
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventQueue queue = new EventQueue();
      List<long[]> naive = new ArrayList<>();
      for (int i = 0; i < 2_500; i++) {
        if (!naive.isEmpty() && random.nextInt(5) < 2) {
          long[] first = naive.removeFirst();
          assertThat(new long[] {queue.time(), queue.payload()})
              .as("seed %d", seed)
              .isEqualTo(first);
          queue.removeFirst();
        } else {
          long time = random.nextInt(200);
          queue.add(time, 1, 2, i);
          naive.add(new long[] {time, i});
          naive.sort(Comparator.comparingLong(event -> event[0]));
        }
        assertThat(queue.isEmpty()).isEqualTo(naive.isEmpty());
      }
    }
  }
}
