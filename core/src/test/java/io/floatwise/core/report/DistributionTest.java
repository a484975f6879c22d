package io.floatwise.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  private static Distribution of(long... values) {
    return Distribution.of(values, LongStream.of(1, 2, 5, 10, 20, 50, 100)).orElseThrow();
  }

  @Test
  void barsHaveRoundEdgesAndHoldTheirLowerOne() {
    Histogram bars = of(-7, 0, 9, 10, 19, 33).histogram();

    assertThat(bars)
        .isEqualTo(new Histogram(-10, 5, List.of(1, 0, 1, 1, 1, 1, 0, 0, 1), false, false));
    assertThat(bars.from(2)).isZero();
  }

  @Test
  void quartersAreValuesThatWereThere() {
    Distribution spread = of(4, 1, 3, 2, 5);

    assertThat(spread.least()).isEqualTo(1);
    assertThat(spread.lower()).isEqualTo(2);
    assertThat(spread.median()).isEqualTo(3);
    assertThat(spread.upper()).isEqualTo(4);
    assertThat(spread.most()).isEqualTo(5);
    assertThat(of(7).median()).isEqualTo(7);
    assertThat(of(7).histogram().counts()).containsExactly(1);
    assertThat(Distribution.of(new long[0], LongStream.of(1))).isEmpty();
  }

  @Test
  void oneOutlierAmongManyDoesNotSqueezeTheOthers() {
    long[] values = LongStream.range(0, 100).toArray();
    values[99] = 1_000_000;

    Histogram bars = of(values).histogram();

    assertThat(bars.width()).isEqualTo(10);
    assertThat(bars.isOpenAbove()).isTrue();
    assertThat(bars.isOpenBelow()).isFalse();
    assertThat(bars.counts().stream().mapToInt(c -> c).sum()).isEqualTo(100);
  }

  @Test
  void whatNoAllowedWidthHoldsGetsAWiderOne() {
    Histogram bars = of(0, 1_000_000).histogram();

    assertThat(bars.counts().size()).isLessThanOrEqualTo(15);
    assertThat(bars.counts().stream().mapToInt(c -> c).sum()).isEqualTo(2);
  }
}
