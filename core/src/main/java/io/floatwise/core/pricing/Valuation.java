package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Ladder;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// One title at one moment, valued: fair value, liquidity, volatility, fees, and the listing that
/// would bring most.
///
/// @param snapshot what was read
/// @param paid what was paid for offers, from which the fair value follows
/// @param fair fair value
/// @param liquidity buyers who take offers
/// @param sellers who fill targets
/// @param fills how orders of ours are filled
/// @param suspicion why the title is not to be bought now, if somebody seems to move its prices
/// @param dailyVolatility relative, bounce removed
/// @param fees planned fees
public record Valuation(
    Snapshot snapshot,
    PaidPrices paid,
    FairValue fair,
    Liquidity liquidity,
    Liquidity sellers,
    FillModel fills,
    Optional<Suspicion> suspicion,
    double dailyVolatility,
    Fees fees) {

  /// Capital costs at least this a day.
  static final Rate FLOOR_RATE_A_DAY = Rate.ofBasisPoints(10);

  /// Share of the value's standard deviation that is subtracted as risk.
  static final double LAMBDA = 0.1;

  /// Assumed chance that a sale is reverted.
  static final double REVERSAL_CHANCE = 0.002;

  /// What an unsold lot is taken to bring where nobody wants it now: this share of the lower end of
  /// the fair value, net of fee.
  static final Rate SALVAGE = Rate.ofPercent(80);

  /// z of the 20 % quantile.
  static final double Z20 = 0.8416;

  /// How many sales a reading asks for; fewer returned means that these are all.
  public static final int SALES_LIMIT = 200;

  /// How many offers a reading asks for; fewer returned means that these are all.
  public static final int OFFERS_LIMIT = 50;

  private static final int CANDIDATES = 12;

  /// From this reading alone, without experience of other titles.
  public static Optional<Valuation> of(Snapshot snapshot, FeeSchedule schedule, Instant now) {
    return of(snapshot, schedule, now, new Experience(FillModel.UNFITTED));
  }

  /// Empty if there are too few sales for a fair value.
  public static Optional<Valuation> of(
      Snapshot snapshot, FeeSchedule schedule, Instant now, Experience experience) {
    return of(
        snapshot,
        schedule,
        now,
        experience.appraiser(),
        experience.fills(),
        (side, fair) -> experience.among(side, fair, snapshot.title()));
  }

  /// The same again from what is known of an earlier one.
  public static Optional<Valuation> of(
      Snapshot snapshot, FeeSchedule schedule, Instant now, Lessons lessons) {
    return of(
        snapshot, schedule, now, Appraisal::of, lessons.fills(), (side, _) -> lessons.among(side));
  }

  private static Optional<Valuation> of(
      Snapshot snapshot,
      FeeSchedule schedule,
      Instant now,
      Appraiser appraiser,
      FillModel fills,
      BiFunction<Liquidity, FairValue, Liquidity> among) {
    return appraiser
        .appraise(snapshot.sales(), now)
        .map(appraisal ->
            new Valuation(
                snapshot,
                appraisal.paid(),
                appraisal.fair(),
                among.apply(appraisal.buyers(), appraisal.fair()),
                among.apply(appraisal.sellers(), appraisal.fair()),
                fills,
                appraisal.suspicion(),
                appraisal.dailyVolatility(),
                new Fees(schedule, snapshot.title(), now)));
  }

  /// The same for one asset of the title: only the fair value may differ.
  public Valuation of(Item item) {
    return with(fair.of(paid, item.attributes()));
  }

  /// The same by another model of fills.
  public Valuation by(FillModel other) {
    return new Valuation(
        snapshot, paid, fair, liquidity, sellers, other, suspicion, dailyVolatility, fees);
  }

  /// The same at another fair value.
  Valuation with(FairValue other) {
    return other.equals(fair)
        ? this
        : new Valuation(
            snapshot, paid, other, liquidity, sellers, fills, suspicion, dailyVolatility, fees);
  }

  /// When an offer of ours at `price` would be taken.
  public FillForecast offerForecast(Money price, Set<OfferId> own) {
    return fills.forecast(liquidity, price, fair.value(), queue(price, own));
  }

  /// The same without what was learnt from fills: what is to be corrected.
  public FillForecast uncorrectedForecast(Money price, Set<OfferId> own) {
    return FillModel.UNFITTED.forecast(liquidity, price, fair.value(), queue(price, own));
  }

  /// When a target of ours at `price` would be filled.
  ///
  /// @param ahead items wanted by others at that price or above
  public FillForecast targetForecast(Money price, int ahead) {
    return fills.forecast(sellers, price, fair.value(), ahead);
  }

  /// The listing with the highest rank for a lot of `cost`, among prices that beat another offer by
  /// a cent, the fair value and the ends of its interval.
  ///
  /// @param own offers of ours, which are no competition
  /// @param horizon the longest we would wait
  /// @param leastNet what a price must bring after fees
  /// @param most the highest price that counts
  public Optional<Listing> bestListing(
      Money cost, Set<OfferId> own, Duration horizon, Money leastNet, Money most) {
    return candidates(own).stream()
        .filter(price -> !price.isMoreThan(most))
        .filter(price -> fees.breaksEven(price, leastNet))
        .map(price -> listing(price, cost, own, horizon))
        .max(Comparator.comparingDouble(Listing::rank).thenComparing(Listing::price));
  }

  /// What listing at `price` is expected to bring.
  public Listing listing(Money price, Money cost, Set<OfferId> own, Duration horizon) {
    return wait(price, own, horizon).listing(cost);
  }

  /// What waiting at `price` is expected to come to, whatever the lot costs.
  Waiting wait(Money price, Set<OfferId> own, Duration horizon) {
    double horizonDays = horizon.toSeconds() / 86_400.0;
    FillForecast forecast = offerForecast(price, own);
    double chance = forecast.chance(horizonDays);
    double days = forecast.expectedDays(horizonDays);
    Money net = fees.net(price);
    double move = fair.value().minor() * dailyVolatility * StrictMath.sqrt(Math.max(days, 0));
    Money haircut =
        new Money(
            (long) StrictMath.ceil(LAMBDA * move + REVERSAL_CHANCE * net.minor()),
            price.currency());
    double gross = chance * net.minor() + (1 - chance) * exit().minor();
    return new Waiting(price, net, chance, days, haircut, (long) StrictMath.floor(gross));
  }

  /// An offer that waits, whatever its lot costs.
  ///
  /// @param gross what it brings on average, sold or not, minor units
  record Waiting(Money price, Money net, double chance, double days, Money haircut, long gross) {

    /// The same for a lot of `cost`.
    Listing listing(Money cost) {
      Money capital = capitalCost(cost, days);
      Money expected = new Money(gross, cost.currency()).minus(cost).minus(capital).minus(haircut);
      return new Listing(price, net, chance, days, capital, haircut, expected);
    }
  }

  /// The expected value of `listing` at the 20 % quantile of the fair value's estimate.
  public Money lowerExpectedValue(Listing listing) {
    long penalty = (long) StrictMath.ceil(Z20 * fair.standardError() * listing.chance());
    return listing.expectedValue().minus(new Money(penalty, listing.price().currency()));
  }

  /// How good it is to buy at `cost` and list like that.
  ///
  /// @param protection how long the proceeds cannot be used for what they are wanted for; nothing
  ///   for offers of CS2, which protected proceeds of CS2 pay
  public Score score(Listing listing, Money cost, Duration protection) {
    double gap = listing.net().minus(exit()).minor();
    double luck = listing.chance() * (1 - listing.chance()) * gap * gap;
    double move = fair.value().minor() * dailyVolatility * StrictMath.sqrt(listing.days());
    return Score.of(
        cost,
        listing.expectedValue(),
        lowerExpectedValue(listing),
        listing.days(),
        protection,
        StrictMath.sqrt(luck + move * move),
        fair.effectiveSize());
  }

  /// What an unsold lot brings of which nothing but the title is known.
  public Money exit() {
    return exit(Attributes.UNKNOWN);
  }

  /// What an unsold lot with these attributes brings: the best target whose conditions it satisfies
  /// or the salvage value, net of fee, whichever is more. Where the targets were not read, the
  /// quote's best target stands for them.
  public Money exit(Attributes lot) {
    Money salvage = fees.net(fair.low().at(SALVAGE, Rounding.DOWN));
    return snapshot
        .targetLadder(lot)
        .map(Ladder::best)
        .orElse(snapshot.quote().bestTarget())
        .filter(target -> !isCrossed(target))
        .map(target -> fees.net(target).max(salvage))
        .orElse(salvage)
        .max(new Money(0, salvage.currency()));
  }

  /// A target above the best offer is stale data, not profit.
  private boolean isCrossed(Money target) {
    return snapshot.quote().bestOffer().filter(target::isMoreThan).isPresent();
  }

  /// Offers of others that a buyer would take before ours at `price`.
  public int queue(Money price, Set<OfferId> own) {
    return (int)
        snapshot.offers().stream()
            .filter(o -> !own.contains(o.id()) && !o.price().isMoreThan(price))
            .count();
  }

  /// Prices at which a lot may be listed, lowest first.
  List<Money> candidates(Set<OfferId> own) {
    var prices = new TreeSet<Money>();
    Money cent = new Money(1, fair.value().currency());
    snapshot.offers().stream()
        .filter(o -> !own.contains(o.id()))
        .map(Offer::price)
        .limit(CANDIDATES)
        .filter(Money::isPositive)
        .map(price -> price.minus(cent))
        .forEach(prices::add);
    prices.add(fair.low());
    prices.add(fair.value());
    prices.add(fair.high());
    prices.removeIf(price -> !price.isPositive() || isBeyondReading(price));
    return new ArrayList<>(prices);
  }

  /// Above the last offer of a truncated reading the queue is unknown.
  private boolean isBeyondReading(Money price) {
    List<Offer> offers = snapshot.offers();
    return offers.size() >= OFFERS_LIMIT && price.isMoreThan(offers.getLast().price());
  }

  /// What it costs to have `cost` in a lot or a target for `days`, rounded up.
  public static Money capitalCost(Money cost, double days) {
    return scaled(cost.at(FLOOR_RATE_A_DAY, Rounding.UP), days);
  }

  private static Money scaled(Money amount, double factor) {
    return new Money((long) StrictMath.ceil(amount.minor() * factor), amount.currency());
  }
}
