package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often buyers take offers of a title, as a Gamma-Poisson model.
///
/// The evidence is the `Offer` sales that were read; where the reading stopped at its limit it
/// covers only the time back to its oldest sale of either kind. The prior is [#PRIOR_DAYS] days
/// without a single sale: thin evidence is shrunk towards "nobody buys".
///
/// @param prices of the sales in the window, minor units, any order
/// @param days length of the window
public record Liquidity(List<Long> prices, double days) {

  /// Days without a sale that are added to what was seen.
  static final double PRIOR_DAYS = 1;

  private static final Duration WINDOW = Duration.ofDays(30);

  public Liquidity {
    prices = List.copyOf(prices);
  }

  /// @param sales newest first
  /// @param complete whether `sales` is everything that happened in the last 30 days
  public static Liquidity of(List<Sale> sales, boolean complete, Instant now) {
    Instant from = now.minus(WINDOW);
    List<Sale> inside =
        sales.stream().filter(s -> s.at().isAfter(from) && !s.at().isAfter(now)).toList();
    boolean cut = !complete && !sales.isEmpty() && sales.getLast().at().isAfter(from);
    Instant start = cut && !inside.isEmpty() ? inside.getLast().at() : from;
    double days = Duration.between(start, now).toSeconds() / 86_400.0;
    List<Long> prices =
        inside.stream()
            .filter(s -> s.kind() == SaleKind.OFFER)
            .map(s -> s.price().minor())
            .toList();
    return new Liquidity(prices, days);
  }

  /// Sales in a week at any price.
  public double perWeek() {
    return 7 * prices.size() / (days + PRIOR_DAYS);
  }

  /// Expected `Offer` sales a day at or above `price`.
  public double perDay(Money price) {
    return (double) countAt(price) / (days + PRIOR_DAYS);
  }

  /// P(more than `queue` buyers at or above `price` arrive within `horizonDays`): the survival
  /// function of the negative binomial distribution.
  public double chance(Money price, int queue, double horizonDays) {
    double shape = (double) countAt(price);
    if (shape == 0) {
      return 0;
    }
    double exposure = days + PRIOR_DAYS;
    double p = horizonDays / (exposure + horizonDays);
    double term = StrictMath.pow(1 - p, shape);
    double below = term;
    for (int k = 1; k <= queue; k++) {
      term *= p * (shape + k - 1) / k;
      below += term;
    }
    return Math.clamp(1 - below, 0.0, 1.0);
  }

  /// Expected days until `queue` + 1 buyers at or above `price` have come, at most `horizonDays`.
  public double expectedDays(Money price, int queue, double horizonDays) {
    double rate = perDay(price);
    return rate <= 0 ? horizonDays : Math.min(horizonDays, (queue + 1) / rate);
  }

  private long countAt(Money price) {
    return prices.stream().filter(p -> p >= price.minor()).count();
  }
}
