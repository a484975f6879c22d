package io.floatwise.optimiser.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TradeOrderTest {

  /// Counted by hand over the six orders.
  @Test
  void theQuantilesAreThoseOfAllOrders() {
    // + - - : 60, + - - : 60, -50 + -10 : 50, -10 + -50 : 50, -50 -10 + : 60, -10 -50 + : 60.
    TradeOrder order = TradeOrder.of(100, new long[] {60, -50, -10}, 6_000, 1).orElseThrow();
    assertThat(order.drawdown()).isEqualTo(60);
    assertThat(order.median()).isEqualTo(60);
    assertThat(order.highest()).isEqualTo(60);
    // The account falls to 50 or below where -50 comes before the gain: three of six orders.
    assertThat(order.ruin()).isCloseTo(3 / 6.0, within(0.02));
  }

  @Test
  void threeFallsInARowAreAsRareAsTheyShouldBe() {
    TradeOrder order =
        TradeOrder.of(1_000_000, new long[] {-10, -10, 30, -10}, 8_000, 2).orElseThrow();
    // Gain first: 30; gain last: 30; gain second: 20; gain third: 20.
    assertThat(order.drawdown()).isEqualTo(20);
    assertThat(order.median()).isBetween(20L, 30L);
    assertThat(order.high()).isEqualTo(30);
    assertThat(order.ruin()).isZero();
    assertThat(TradeOrder.of(1_000_000, new long[] {-10, -10, 30, -10}, 8_000, 2)).contains(order);
    assertThat(TradeOrder.of(100, new long[] {5}, 10, 1)).isEmpty();
  }
}
