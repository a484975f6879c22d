package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.chance;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.SaleFloor;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.OrdinaryPrice;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to ask for one lot.
///
/// With a fair value it is the listing that earns most by day, at or above the [SaleFloor]; or the
/// best target's own price, which a seller fills, where selling now brings more than waiting is
/// expected to. Without a fair value it is a margin on the cost. Offers of ours are no competition.
///
/// @param price to ask
/// @param listing what that is expected to bring; empty without a fair value
/// @param why one sentence for people
/// @param figures behind it
/// @param urgency whether waiting still pays
record Asking(
    Money price, Optional<Listing> listing, String why, List<Datum> figures, Urgency urgency) {

  /// How a lot is to be sold.
  enum Urgency {
    /// At the price that earns most by day.
    PATIENT,
    /// Into the best target, now.
    NOW,
    /// Now, but what the best target pays is below the floor: from the front of the queue.
    BEYOND_BUDGET
  }

  private static final Duration LEAST_HORIZON = Duration.ofDays(1);
  private static final Duration RECENT = Duration.ofDays(1);
  private static final int LEAST_RECENT = 5;
  private static final Rate LEAST_MARGIN = Rate.ofPercent(4);
  private static final Rate MARGIN = Rate.ofPercent(8);
  private static final Rate MOST_MARGIN = Rate.ofPercent(12);

  /// Empty if no price brings back the floor, or the cost is unknown.
  static Optional<Asking> of(Lot lot, StrategyView view) {
    Optional<Money> floor = SaleFloor.of(lot, view.now());
    if (floor.isEmpty()) {
      return Optional.empty();
    }
    return view.valuation().isPresent()
        ? valued(lot, view, view.valuation().get().of(lot.item()), floor.get())
        : byMargin(lot.cost().orElseThrow(), view);
  }

  /// What `price` is expected to bring for `lot`.
  static Listing expected(Money price, Lot lot, StrategyView view, Valuation valuation) {
    Set<OfferId> own = view.portfolio().ownOffers();
    return valuation.listing(price, lot.cost().orElseThrow(), own, horizon(lot, view));
  }

  private static Optional<Asking> valued(
      Lot lot, StrategyView view, Valuation valuation, Money floor) {
    Money cost = lot.cost().orElseThrow();
    Set<OfferId> own = view.portfolio().ownOffers();
    Optional<Listing> best =
        valuation
            .bestListing(cost, own, horizon(lot, view), floor, OrdinaryPrice.toAsk(valuation, own))
            .or(() ->
                valuation.fees().breakEven(floor).map(p -> expected(p, lot, view, valuation)));
    Optional<Money> target = target(view);
    if (best.isEmpty() || target.isEmpty() || !isBetter(target.get(), best.get(), cost, view)) {
      return best.map(listing -> waiting(listing, lot, view, valuation, floor, Urgency.PATIENT));
    }
    Money now = target.get();
    return Optional.of(
        valuation.fees().breaksEven(now, floor)
            ? new Asking(
                now,
                Optional.of(expected(now, lot, view, valuation)),
                "fill the target at %s, which brings %s now; waiting is expected to bring less"
                    .formatted(now, valuation.fees().net(now)),
                Figures.figures(valuation, best.get(), cost),
                Urgency.NOW)
            : waiting(
                front(best.get(), lot, view, valuation),
                lot,
                view,
                valuation,
                floor,
                Urgency.BEYOND_BUDGET));
  }

  private static Asking waiting(
      Listing listing,
      Lot lot,
      StrategyView view,
      Valuation valuation,
      Money floor,
      Urgency urgency) {
    return new Asking(
        listing.price(),
        Optional.of(listing),
        "list at %s: %s chance to sell within %d days, floor %s"
            .formatted(
                listing.price(), chance(listing.chance()), horizon(lot, view).toDays(), floor),
        Figures.forecast(
            valuation, listing, lot.cost().orElseThrow(), view.portfolio().ownOffers()),
        urgency);
  }

  /// A cent below everybody else, or the least that the floor allows.
  private static Listing front(Listing best, Lot lot, StrategyView view, Valuation valuation) {
    Money floor = SaleFloor.of(lot, view.now()).orElseThrow();
    return cheapestOther(view)
        .map(Asking::below)
        .filter(price -> valuation.fees().breaksEven(price, floor))
        .or(() -> valuation.fees().breakEven(floor))
        .map(price -> expected(price, lot, view, valuation))
        .orElse(best);
  }

  /// Selling into the target now beats waiting: by expectation, or because what buyers paid on the
  /// last day is less than what the target pays, which the slower fair value does not show yet.
  private static boolean isBetter(Money target, Listing best, Money cost, StrategyView view) {
    Money gain = view.fees().net(target).minus(cost);
    return gain.isMoreThan(best.expectedValue())
        || lastDay(view.snapshot().sales(), view.now()).filter(target::isMoreThan).isPresent();
  }

  /// The best target's price, unless the book is crossed: then it is stale.
  private static Optional<Money> target(StrategyView view) {
    return view.snapshot()
        .quote()
        .bestTarget()
        .filter(_ -> !view.snapshot().quote().isCrossed())
        .filter(Money::isPositive);
  }

  /// The median that buyers paid on the last day, if there were enough of them.
  private static Optional<Money> lastDay(List<Sale> sales, Instant now) {
    List<Money> paid =
        sales.stream()
            .filter(s -> s.kind() == SaleKind.OFFER && s.at().isAfter(now.minus(RECENT)))
            .filter(s -> !s.at().isAfter(now))
            .map(Sale::price)
            .sorted()
            .toList();
    return paid.size() < LEAST_RECENT ? Optional.empty() : Optional.of(paid.get(paid.size() / 2));
  }

  /// 8 % over the cost after the fee; between 4 % and 12 % it goes along with the cheapest offer of
  /// others.
  private static Optional<Asking> byMargin(Money cost, StrategyView view) {
    Optional<Money> usual = withMargin(cost, MARGIN, view.fees());
    Optional<Money> least = withMargin(cost, LEAST_MARGIN, view.fees());
    Optional<Money> most = withMargin(cost, MOST_MARGIN, view.fees());
    if (usual.isEmpty() || least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    Money price =
        cheapestOther(view)
            .map(Asking::below)
            .map(p -> p.max(least.get()).min(most.get()))
            .orElse(usual.get());
    return Optional.of(
        new Asking(
            price,
            Optional.empty(),
            "list at %s: no fair value, so a margin on the cost of %s".formatted(price, cost),
            List.of(
                new Datum("cost", cost.toString()),
                new Datum(Evidence.NET, view.fees().net(price).toString())),
            Urgency.PATIENT));
  }

  private static Optional<Money> withMargin(Money cost, Rate margin, Fees fees) {
    return fees.breakEven(cost.plus(cost.at(margin, Rounding.UP)));
  }

  private static Optional<Money> cheapestOther(StrategyView view) {
    Set<OfferId> own = view.portfolio().ownOffers();
    return view.snapshot().offers().stream()
        .filter(o -> !own.contains(o.id()))
        .map(Offer::price)
        .findFirst();
  }

  private static Money below(Money price) {
    return price.minus(new Money(1, price.currency()));
  }

  private static Duration horizon(Lot lot, StrategyView view) {
    Duration age = Duration.between(lot.acquiredAt(), view.now());
    Duration hold = lot.cost().flatMap(Level::of).orElse(Level.BOOST).maxHold();
    Duration left = hold.minus(age);
    return left.compareTo(LEAST_HORIZON) < 0 ? LEAST_HORIZON : left;
  }
}
