package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.shared.SharedAnswers;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Proves;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Optional;
import java.util.Random;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// What ten thousand kept answers need.
class CacheMemoryTest {

  private static final int ENTRIES = 10_000;
  private static final long BYTES = 88 << 20;
  private static final long MOST = 100_000_000;

  private final Random random = new Random(3);

  private int largest = 8_500;

  private Exchange answer() {
    byte[] body = new byte[200 + random.nextInt(largest)];
    random.nextBytes(body);
    return new Exchange(
        new Reply.Ok<>(ByteString.of(body), Answer.fresh(200, Optional.of("request"))),
        RateHints.NONE,
        Optional.empty());
  }

  private static long used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private void ask(CacheLink cache, int questions) {
    for (int i = 0; i < questions; i++) {
      var request = ApiRequest.path(Operation.TARGETS_BY_TITLE, "a8db", largest + " Title " + i);
      Send send = Send.of(Priority.SCAN, false, Long.MAX_VALUE);
      assertThat(cache.exchange(request, send).fault()).isEmpty();
    }
  }

  @Test
  @Proves(value = "P5.1.3.3", breaks = CacheLink.class)
  void tenThousandAnswersNeedLessThanAHundredMegabytesHoweverLargeTheyAre() {
    var policy =
        new CachePolicy(CachePolicy.DEFAULT.ages(), ENTRIES, BYTES, CachePolicy.DEFAULT.staleAge());
    var pool = new Pool(SharedAnswers.NONE, "https://venue", "account");
    long before = used();
    try (var cache = new CacheLink((_, _) -> answer(), policy, pool, ProtocolTime.system())) {
      ask(cache, ENTRIES + 500);
      long usual = used() - before;
      assertThat(cache.count().entries()).isBetween(ENTRIES - 10L, (long) ENTRIES);
      assertThat(usual).isBetween(40_000_000L, MOST);
      largest = 40_000;
      ask(cache, 3 * ENTRIES);
      long large = used() - before;
      System.out.printf(
          "10,000 answers: %.1f MB of heap; %d larger ones: %.1f MB%n",
          usual / 1e6, cache.count().entries(), large / 1e6);
      assertThat(large).isLessThan(MOST);
      assertThat(cache.count().entries()).isLessThan(ENTRIES);
    }
  }
}
