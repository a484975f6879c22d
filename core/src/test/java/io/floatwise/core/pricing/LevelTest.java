package io.floatwise.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LevelTest {

  /// The table of TRADING.md, section 2, and the least effective sample of the line below it.
  private static final String TABLE =
      """
      BOOST 0.50 - 2.99: 1.50 %, 20.00 USD, 8 d, 10 a week, 10
      STANDARD 3.00 - 9.99: 3.00 %, 50.00 USD, 10 d, 7 a week, 10
      MEDIUM 10.00 - 29.99: 5.00 %, 150.00 USD, 12 d, 5 a week, 10
      ADVANCED 30.00 - 99.99: 7.00 %, 500.00 USD, 14 d, 3 a week, 6
      PRO 100.00 - 999.99: 10.00 %, 2000.00 USD, 21 d, 2 a week, 4
      """;

  @Test
  void areThoseOfTheRules() {
    var table = new StringBuilder();
    for (Level level : Level.values()) {
      long[] prices =
          LongStream.rangeClosed(0, 120_000)
              .filter(p -> Level.of(Money.usd(p)).equals(Optional.of(level)))
              .toArray();
      long first = prices[0];
      long last = prices[prices.length - 1];
      assertThat(prices).as("no gap in %s", level).hasSize((int) (last - first + 1));
      table.append(
          "%s %s - %s: %s, %s, %d d, %d a week, %d%n"
              .formatted(
                  level,
                  Money.usd(first).toDecimal(),
                  Money.usd(last).toDecimal(),
                  level.minEdge(),
                  level.minBalance(),
                  level.maxHold().toDays(),
                  level.minSalesPerWeek(),
                  level.minEffectiveSize()));
    }
    assertThat(table.toString()).isEqualToNormalizingNewlines(TABLE);
    assertThat(Arrays.asList(Level.values())).hasSize(5);
  }
}
