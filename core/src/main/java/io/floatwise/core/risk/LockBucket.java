package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Money by the days until it is usable for anything.
public enum LockBucket {
  /// Now.
  NOW("0 days"),
  /// Within three days.
  DAYS_1_TO_3("1-3 days"),
  /// Within seven days.
  DAYS_4_TO_7("4-7 days"),
  /// Later, or nobody knows when.
  LATER("8 and more days");

  private static final Duration THREE = Duration.ofDays(3);
  private static final Duration SEVEN = Duration.ofDays(7);

  private final String label;

  LockBucket(String label) {
    this.label = label;
  }

  /// For people.
  public String label() {
    return label;
  }

  /// Where money lies that becomes usable at `at`.
  static LockBucket of(Instant at, Instant now) {
    Duration wait = Duration.between(now, at);
    if (!wait.isPositive()) {
      return NOW;
    }
    if (wait.compareTo(THREE) <= 0) {
      return DAYS_1_TO_3;
    }
    return wait.compareTo(SEVEN) <= 0 ? DAYS_4_TO_7 : LATER;
  }

  /// All money of the account, each cent once: free money now, proceeds by the end of their
  /// protection, and everything in items, or promised for items, later: it must be sold first, and
  /// nobody knows when that will be. Lots of unknown cost count nothing.
  public static Map<LockBucket, Money> of(Portfolio books, Instant now) {
    var sums = new EnumMap<LockBucket, Money>(LockBucket.class);
    for (LockBucket bucket : values()) {
      sums.put(bucket, Money.ZERO_USD);
    }
    Money reserved = books.reserved();
    books
        .cash()
        .ifPresent(cash -> {
          sums.merge(NOW, cash.usable().minus(reserved), Money::plus);
          for (Cash.Proceeds part : cash.proceeds()) {
            sums.merge(of(part.finalAt(), now), part.amount(), Money::plus);
          }
        });
    for (Lot lot : books.openLots()) {
      sums.merge(LATER, lot.cost().orElse(Money.ZERO_USD), Money::plus);
    }
    sums.merge(LATER, reserved, Money::plus);
    return sums;
  }
}
