package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How often one side of a title's book is taken, as a Gamma-Poisson model.
///
/// The evidence is the sales of that kind that were read; where the reading stopped at its limit it
/// covers only the time back to its oldest sale of either kind. The prior is [#PRIOR_DAYS] days at
/// the rate of the title's peers or, where those are not known, without a single sale: thin
/// evidence is shrunk towards what is usual or towards "nobody buys".
///
/// @param kind `OFFER`: buyers who take offers; `TARGET`: sellers who fill targets
/// @param prices of the sales in the window, minor units, any order
/// @param days length of the window
/// @param peers titles of the same game and price
public record Liquidity(SaleKind kind, List<Long> prices, double days, Peers.Group peers) {

  /// Days of the prior that are added to what was seen.
  static final double PRIOR_DAYS = 1;

  /// Sales of peers that are added to those of the title, where the share above a price is asked.
  static final double PRIOR_SALES = 100;

  private static final Duration WINDOW = Duration.ofDays(30);

  public Liquidity {
    prices = List.copyOf(prices);
  }

  /// Buyers, and nothing known of peers.
  public Liquidity(List<Long> prices, double days) {
    this(SaleKind.OFFER, prices, days, Peers.Group.NONE);
  }

  /// Buyers.
  ///
  /// @param sales newest first
  /// @param complete whether `sales` is everything that happened in the last 30 days
  public static Liquidity of(List<Sale> sales, boolean complete, Instant now) {
    return of(SaleKind.OFFER, sales, complete, now);
  }

  /// @param sales newest first, of either kind
  /// @param complete whether `sales` is everything that happened in the last 30 days
  public static Liquidity of(SaleKind kind, List<Sale> sales, boolean complete, Instant now) {
    Instant from = now.minus(WINDOW);
    List<Long> prices = new ArrayList<>(sales.size());
    Instant oldest = null;
    for (Sale sale : sales) {
      if (sale.at().isAfter(from) && !sale.at().isAfter(now)) {
        oldest = sale.at();
        if (sale.kind() == kind) {
          prices.add(sale.price().minor());
        }
      }
    }
    boolean cut = !complete && !sales.isEmpty() && sales.getLast().at().isAfter(from);
    Instant start = cut && oldest != null ? oldest : from;
    double days = Duration.between(start, now).toSeconds() / 86_400.0;
    return new Liquidity(kind, prices, days, Peers.Group.NONE);
  }

  Liquidity among(Peers.Group group) {
    return new Liquidity(kind, prices, days, group);
  }

  /// Sales in a week at any price.
  public double perWeek() {
    return 7 * rate();
  }

  /// Expected sales a day that an order at `price` would do for, from this title alone.
  public double perDay(Money price) {
    return (double) countAt(price) / (days + PRIOR_DAYS);
  }

  /// Expected sales a day that an order at `price` would do for.
  ///
  /// @param fair the title's fair value, by which it is compared with its peers
  public double perDay(Money price, Money fair) {
    double own = (double) countAt(price);
    if (!peers.isKnown()) {
      return own / (days + PRIOR_DAYS);
    }
    double multiple = (double) price.minor() / Math.max(1, fair.minor());
    double usual = kind == SaleKind.OFFER ? peers.atLeast(multiple) : peers.atMost(multiple);
    return rate() * (own + PRIOR_SALES * usual) / (prices.size() + PRIOR_SALES);
  }

  /// P(more than `queue` buyers at or above `price` arrive within `horizonDays`) as this title's
  /// sales alone say, without what was learnt from fills: the negative binomial distribution.
  public double chance(Money price, int queue, double horizonDays) {
    return FillModel.UNFITTED.forecast(this, price, price, queue).chance(horizonDays);
  }

  /// Days of evidence, the prior included.
  double exposure() {
    return days + PRIOR_DAYS;
  }

  private double rate() {
    double usual = peers.isKnown() ? peers.perDay() * PRIOR_DAYS : 0;
    return (prices.size() + usual) / (days + PRIOR_DAYS);
  }

  private long countAt(Money price) {
    long count = 0;
    for (long each : prices) {
      count += (kind == SaleKind.OFFER ? each >= price.minor() : each <= price.minor()) ? 1 : 0;
    }
    return count;
  }
}
