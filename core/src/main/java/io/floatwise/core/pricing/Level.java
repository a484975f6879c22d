package io.floatwise.core.pricing;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Preset constraints by price, TRADING.md section 2. Limits always win over levels.
public enum Level {
  BOOST(50, 300, 150, 20_00, 8, 10, 10),
  STANDARD(300, 1000, 300, 50_00, 10, 7, 10),
  MEDIUM(1000, 3000, 500, 150_00, 12, 5, 10),
  ADVANCED(3000, 10_000, 700, 500_00, 14, 3, 6),
  PRO(10_000, 100_000, 1000, 2000_00, 21, 2, 4);

  private final Money from;
  private final Money to;
  private final Rate minEdge;
  private final Money minBalance;
  private final Duration maxHold;
  private final int minSalesPerWeek;
  private final int minEffectiveSize;

  Level(int from, int to, int edge, int balance, int holdDays, int salesPerWeek, int size) {
    this.from = Money.usd(from);
    this.to = Money.usd(to);
    this.minEdge = Rate.ofBasisPoints(edge);
    this.minBalance = Money.usd(balance);
    this.maxHold = Duration.ofDays(holdDays);
    this.minSalesPerWeek = salesPerWeek;
    this.minEffectiveSize = size;
  }

  /// The level whose price band holds `price`, lower edge in, upper edge out.
  public static Optional<Level> of(Money price) {
    return Arrays.stream(values())
        .filter(l -> price.isAtLeast(l.from) && price.isLessThan(l.to))
        .findFirst();
  }

  /// Lower edge of the price band, inclusive.
  public Money from() {
    return from;
  }

  /// Upper edge of the price band, exclusive.
  public Money to() {
    return to;
  }

  /// Least net edge (expected value by cost).
  public Rate minEdge() {
    return minEdge;
  }

  public Money minBalance() {
    return minBalance;
  }

  /// From purchase to sale, protection not included.
  public Duration maxHold() {
    return maxHold;
  }

  public int minSalesPerWeek() {
    return minSalesPerWeek;
  }

  public int minEffectiveSize() {
    return minEffectiveSize;
  }
}
