package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Money by when it can be spent, and for what: one line for each lock bucket.
///
/// @param free not promised to anything, usable for everything now; can be negative
/// @param reserved promised to purchases in flight and to our targets, out of what is usable now
/// @param offersNow what can buy offers of CS2 now: the free money and all protected proceeds
/// @param lines every bucket, soonest first
/// @param unknownCost open lots of unknown cost, in no line
public record Spendable(
    Money free, Money reserved, Money offersNow, List<Line> lines, int unknownCost) {

  /// Days until money is usable for everything, rounded up.
  public enum Bucket {
    NOW("0 days", 0),
    SOON("1-3 days", 3),
    WEEK("4-7 days", 7),
    LATER("8+ days", Long.MAX_VALUE);

    private final String label;
    private final long mostDays;

    Bucket(String label, long mostDays) {
      this.label = label;
      this.mostDays = mostDays;
    }

    /// For people.
    public String label() {
      return label;
    }

    static Bucket of(Duration left) {
      long days = left.isPositive() ? left.plusDays(1).minusNanos(1).toDays() : 0;
      for (Bucket bucket : values()) {
        if (days <= bucket.mostDays) {
          return bucket;
        }
      }
      throw new IllegalStateException("the last bucket has no end");
    }
  }

  /// @param usable money that gets free for everything in this bucket
  /// @param inItems cost of open lots: usable only after they are sold and protection has ended, so
  ///   never sooner than the last bucket
  public record Line(Bucket bucket, Money usable, Money inItems) {}

  public Spendable {
    lines = List.copyOf(lines);
  }

  static Spendable of(Portfolio books, Cash cash, Instant now) {
    var usable = new EnumMap<Bucket, Money>(Bucket.class);
    usable.put(Bucket.NOW, cash.usable());
    for (Cash.Proceeds part : cash.proceeds()) {
      // What the venue has not released is not usable, also when it should be.
      Bucket due = Bucket.of(Duration.between(now, part.finalAt()));
      usable.merge(due == Bucket.NOW ? Bucket.SOON : due, part.amount(), Money::plus);
    }
    Money items = Money.ZERO_USD;
    int unknown = 0;
    for (Lot lot : books.openLots()) {
      items = items.plus(lot.cost().orElse(Money.ZERO_USD));
      unknown += lot.cost().isEmpty() ? 1 : 0;
    }
    var lines = new ArrayList<Line>();
    for (Bucket bucket : Bucket.values()) {
      Money cost = bucket == Bucket.LATER ? items : Money.ZERO_USD;
      lines.add(new Line(bucket, usable.getOrDefault(bucket, Money.ZERO_USD), cost));
    }
    Money free = cash.usable().minus(books.reserved());
    return new Spendable(free, books.reserved(), free.plus(cash.tradeProtected()), lines, unknown);
  }
}
