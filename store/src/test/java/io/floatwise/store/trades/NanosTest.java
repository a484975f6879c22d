package io.floatwise.store.trades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NanosTest {

  @Test
  void aMomentComesBackAndTheOrderStays() {
    List<Instant> moments =
        Stream.of(
                "1677-09-21T00:12:43.145224193Z",
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "2026-01-05T10:00:00.123456789Z",
                "2262-04-11T23:47:16.854775806Z")
            .map(Instant::parse)
            .toList();
    List<Long> numbers = moments.stream().map(Nanos::of).toList();
    assertThat(numbers).isSorted();
    assertThat(numbers.stream().map(Nanos::instant).toList()).isEqualTo(moments);
  }

  @Test
  void whatDoesNotFitIsTheFirstOrTheLast() {
    assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
