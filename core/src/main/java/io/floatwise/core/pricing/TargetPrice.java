package io.floatwise.core.pricing;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a target of a title may pay, whatever others do. The lot that fills it counts as the one of
/// the [WorstQuartile]. Not thread-safe.
public final class TargetPrice {

  /// How long a target is planned to stand before everything about it may be another.
  public static final Duration LIFE = Duration.ofDays(3);

  /// Of the fair value; below it nothing is known of fills ([FillModel]).
  private static final Rate LEAST = Rate.ofPercent(75);

  private static final double LIFE_DAYS = LIFE.toDays();
  private static final double MICROS_A_CENT = 10_000;

  private final Money cap;
  private final Money most;
  private final Money least;
  private final Resale resale;

  private TargetPrice(Money cap, Money most, Money least, Resale resale) {
    this.cap = cap;
    this.most = most;
    this.least = least;
    this.resale = resale;
  }

  /// [#hardCap], and a cent below the cheapest offer of others where that is less.
  public Money cap() {
    return cap;
  }

  /// The largest price up to the cap at which being filled is expected to earn what its level asks
  /// for, at the 20 % quantile of the estimate.
  public Money most() {
    return most;
  }

  /// The lowest price at which fills were ever compared with forecasts.
  public Money least() {
    return least;
  }

  /// The title valued for the lot that fills us.
  public Valuation worst() {
    return resale.worst;
  }

  /// How that lot is sold again. What comes of an offer does not depend on what its lot cost, and
  /// many costs are asked about, so it is worked out once for each level.
  private static final class Resale {
    private final Valuation worst;
    private final Set<OfferId> own;
    private final List<Money> listable;
    private final Map<Level, List<Valuation.Waiting>> waiting = new EnumMap<>(Level.class);

    /// @param own offers of ours, which are no competition for that lot
    Resale(Valuation worst, Set<OfferId> own) {
      this.worst = worst;
      this.own = Set.copyOf(own);
      Money counted = OrdinaryPrice.toCountOn(worst, own);
      // What an ordinary lot can be listed at.
      this.listable =
          worst.candidates(own).stream().filter(price -> !price.isMoreThan(counted)).toList();
    }

    /// Offers that bring back at least what the cheapest lot of the level costs.
    List<Valuation.Waiting> at(Level level) {
      return waiting.computeIfAbsent(
          level,
          _ ->
              listable.stream()
                  .filter(price -> worst.fees().breaksEven(price, level.from()))
                  .map(price -> worst.wait(price, own, level.maxHold()))
                  .toList());
    }
  }

  /// A price and what comes of it.
  ///
  /// @param price what the target pays
  /// @param listing how the lot is sold afterwards
  /// @param edge expected gain of a fill at the 20 % quantile
  /// @param fill when it is expected to be filled
  /// @param chance to be filled within [#LIFE]
  /// @param worth expected gain of the target itself, millionths of the major unit: the chance of
  ///   being filled times the edge, less the cost of the money that is kept for it meanwhile
  public record Plan(
      Money price, Listing listing, Money edge, FillForecast fill, double chance, long worth) {}

  /// Empty if no price pays.
  ///
  /// @param own offers of ours
  public static Optional<TargetPrice> of(Valuation valuation, Set<OfferId> own) {
    Valuation worst = WorstQuartile.of(valuation);
    Money fair = valuation.fair().value();
    Money least = fair.at(LEAST, Rounding.UP);
    Money hard = hardCap(valuation, worst);
    Money cap =
        OrdinaryPrice.below(OrdinaryPrice.others(valuation, own)).map(hard::min).orElse(hard);
    var resale = new Resale(worst, own);
    return Arrays.stream(Level.values())
        .filter(level -> level.to().isMoreThan(least))
        .flatMap(level -> most(resale, level, cap).stream())
        .max(Comparator.naturalOrder())
        .filter(most -> most.isAtLeast(least))
        .map(most -> new TargetPrice(cap, most, least, resale));
  }

  /// What no target may ever cost, however much others offer: what the lot that fills it brings
  /// after the fee if it is sold at its value.
  public static Money hardCap(Valuation valuation) {
    return hardCap(valuation, WorstQuartile.of(valuation));
  }

  private static Money hardCap(Valuation valuation, Valuation worst) {
    Money ordinary = valuation.fees().net(valuation.fair().value());
    return worst.fees().net(worst.fair().value()).min(ordinary);
  }

  /// What a target at `price` is expected to bring; empty if being filled there does not earn what
  /// the level of the price asks for.
  ///
  /// @param ahead items that others want at that price or above
  public Optional<Plan> at(Money price, int ahead) {
    return Level.of(price)
        .filter(_ -> !price.isMoreThan(most))
        .flatMap(level -> listing(price, level))
        .map(listing -> plan(price, listing, ahead));
  }

  private Plan plan(Money price, Listing listing, int ahead) {
    Money edge = worst().lowerExpectedValue(listing);
    FillForecast fill = worst().targetForecast(price, ahead);
    double chance = fill.chance(LIFE_DAYS);
    Money waiting = Valuation.capitalCost(price, fill.expectedDays(LIFE_DAYS));
    double worth = MICROS_A_CENT * (chance * edge.minor() - waiting.minor());
    return new Plan(price, listing, edge, fill, chance, (long) StrictMath.floor(worth));
  }

  /// The best listing of those that earn enough.
  private Optional<Listing> listing(Money price, Level level) {
    return resale.at(level).stream()
        .filter(waiting -> worst().fees().breaksEven(waiting.price(), price))
        .map(waiting -> waiting.listing(price))
        .filter(listing -> pays(worst(), listing, price, level))
        .max(Comparator.comparingDouble(Listing::rank).thenComparing(Listing::price));
  }

  /// The largest price of `level` up to `cap` that pays. What is left of a sale after the fee does
  /// not depend on what the lot cost, so for each list price the costs that pay are an interval and
  /// the largest is found by halving it.
  private static Optional<Money> most(Resale resale, Level level, Money cap) {
    long from = level.from().minor();
    long to = Math.min(cap.minor(), level.to().minor() - 1);
    if (to < from) {
      return Optional.empty();
    }
    return resale.at(level).stream()
        .flatMap(waiting -> most(resale.worst, level, waiting, from, to).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Money> most(
      Valuation worst, Level level, Valuation.Waiting waiting, long from, long to) {
    long low = from;
    long high = Math.min(to, waiting.net().minor());
    if (high < low || !pays(worst, waiting, level, low)) {
      return Optional.empty();
    }
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (pays(worst, waiting, level, middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Optional.of(new Money(low, waiting.price().currency()));
  }

  private static boolean pays(Valuation worst, Valuation.Waiting waiting, Level level, long cents) {
    Money price = new Money(cents, waiting.price().currency());
    return pays(worst, waiting.listing(price), price, level);
  }

  private static boolean pays(Valuation worst, Listing listing, Money price, Level level) {
    return worst.lowerExpectedValue(listing).isAtLeast(price.at(level.minEdge(), Rounding.UP));
  }
}
