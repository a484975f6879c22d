package io.floatwise.core.strategies;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Score;
import io.floatwise.core.pricing.Suspicion;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Buys an offer when listing it again is expected to bring more than it cost, after fee, waiting
/// and risk, even at the pessimistic end of the estimate; lists it at the price that earns most by
/// day; moves the price when another one is clearly better.
public final class ValueFlip implements Strategy {

  /// A new price must rank this much better to be worth the lost place in the queue.
  private static final double CLEARLY_BETTER = 1.05;

  private static final double MOST_CERTAIN = 0.99;

  private static final Duration LEAST_HORIZON = Duration.ofDays(1);

  @Override
  public String name() {
    return "value-flip";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    var decisions = new ArrayList<Decision>();
    for (Lot lot : view.portfolio().openLots(view.snapshot().title())) {
      if (!view.portfolio().isBusy(lot.id())) {
        sell(lot, view).ifPresent(decisions::add);
      }
    }
    decisions.add(buy(view));
    return decisions;
  }

  private static Decision buy(StrategyView view) {
    if (view.valuation().isEmpty()) {
      return skip(view, "no-fair-value", "too few sales", List.of());
    }
    Valuation valuation = view.valuation().get();
    Optional<Offer> cheapest = view.snapshot().cheapestBuyable(view.portfolio().ownOffers());
    if (cheapest.isEmpty()) {
      return skip(view, "no-offer", "nothing can be bought", figures(valuation));
    }
    Money price = cheapest.get().price();
    Optional<Level> level = Level.of(price);
    if (level.isEmpty()) {
      return skip(view, "no-level", price + " is outside every level", figures(valuation));
    }
    Optional<Datum> unfit = unfit(valuation, level.get());
    return unfit.isPresent()
        ? skip(view, unfit.get().name(), unfit.get().value(), figures(valuation))
        : weigh(view, valuation.of(cheapest.get().item()), cheapest.get(), level.get());
  }

  private static Optional<Datum> unfit(Valuation valuation, Level level) {
    if (valuation.suspicion().isPresent()) {
      Suspicion suspicion = valuation.suspicion().get();
      return Optional.of(
          new Datum(
              suspicion.kind() == Suspicion.Kind.PUMP ? "pump" : "wash-trades",
              "%s: not bought until %s".formatted(suspicion.reason(), suspicion.until())));
    }
    double size = valuation.fair().effectiveSize();
    if (size < level.minEffectiveSize()) {
      return Optional.of(
          new Datum(
              "thin-evidence",
              "effective sample %s, level %s needs %d"
                  .formatted(decimal(size), level, level.minEffectiveSize())));
    }
    double weekly = valuation.liquidity().perWeek();
    if (weekly < level.minSalesPerWeek()) {
      return Optional.of(
          new Datum(
              "illiquid",
              "%s sales a week, level %s needs %d"
                  .formatted(decimal(weekly), level, level.minSalesPerWeek())));
    }
    return Optional.empty();
  }

  private static Decision weigh(StrategyView view, Valuation valuation, Offer offer, Level level) {
    Money cost = offer.price();
    Set<OfferId> out = new HashSet<>(view.portfolio().ownOffers());
    out.add(offer.id());
    Optional<Listing> best = valuation.bestListing(cost, out, level.maxHold(), cost);
    if (best.isEmpty()) {
      return skip(view, "never-breaks-even", "no price brings back " + cost, figures(valuation));
    }
    Listing listing = best.get();
    List<Datum> figures = new ArrayList<>(figures(valuation, listing, cost));
    Score score = valuation.score(listing, cost, Duration.ZERO);
    figures.add(new Datum("gain a day at 20 % quantile", percent(score.lower())));
    figures.add(new Datum("fraction of Kelly", percent(score.fraction())));
    Money lower = valuation.lowerExpectedValue(listing);
    Money needed = cost.at(level.minEdge(), Rounding.UP);
    if (lower.isLessThan(needed)) {
      return skip(
          view,
          "edge-too-small",
          "expected %s at the 20 %% quantile, level %s needs %s".formatted(lower, level, needed),
          figures);
    }
    return new Decision.Propose(
        new Intent.BuyOffer(offer),
        new Evidence(
            "buy at %s to list at %s: expected gain %s"
                .formatted(cost, listing.price(), listing.expectedValue()),
            figures));
  }

  private static Optional<Decision> sell(Lot lot, StrategyView view) {
    if (view.valuation().isEmpty() || lot.cost().isEmpty()) {
      return Optional.of(
          skip(
              view,
              lot.cost().isEmpty() ? "cost-unknown" : "no-fair-value",
              "lot %s is left as it is".formatted(lot.id()),
              List.of()));
    }
    Valuation valuation = view.valuation().get().of(lot.item());
    Money cost = lot.cost().get();
    Duration horizon = horizon(lot, view, cost);
    Set<OfferId> own = view.portfolio().ownOffers();
    Optional<Listing> best =
        valuation
            .bestListing(cost, own, horizon, cost)
            .or(() ->
                valuation
                    .fees()
                    .breakEven(cost)
                    .map(p -> valuation.listing(p, cost, own, horizon)));
    if (best.isEmpty()) {
      return Optional.of(
          skip(view, "never-breaks-even", "no price brings back " + cost, figures(valuation)));
    }
    Listing listing = best.get();
    Evidence evidence =
        new Evidence(
            "list at %s: %s chance to sell within %d days, floor %s"
                .formatted(listing.price(), chance(listing.chance()), horizon.toDays(), cost),
            forecast(valuation, listing, cost, own));
    return switch (lot.state()) {
      case LotState.Held _ ->
          Optional.of(
              new Decision.Propose(
                  new Intent.ListLot(lot.id(), lot.item().id(), lot.title(), listing.price()),
                  evidence));
      case LotState.Listed listed -> reprice(lot, listed, listing, valuation, own, horizon);
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          Optional.empty();
    };
  }

  private static Optional<Decision> reprice(
      Lot lot,
      LotState.Listed listed,
      Listing best,
      Valuation valuation,
      Set<OfferId> own,
      Duration horizon) {
    Money cost = lot.cost().orElseThrow();
    Listing present = valuation.listing(listed.price(), cost, own, horizon);
    boolean better =
        present.rank() > 0
            ? best.rank() > present.rank() * CLEARLY_BETTER
            : best.rank() > present.rank();
    boolean worthIt = best.expectedValue().minus(present.expectedValue()).minor() != 0 && better;
    if (!worthIt || best.price().equals(listed.price())) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision.Propose(
            new Intent.Reprice(
                lot.id(),
                lot.item().id(),
                listed.offer(),
                lot.title(),
                listed.price(),
                best.price()),
            new Evidence(
                "move from %s to %s: expected gain %s instead of %s"
                    .formatted(
                        listed.price(),
                        best.price(),
                        best.expectedValue(),
                        present.expectedValue()),
                forecast(valuation, best, cost, own))));
  }

  private static Duration horizon(Lot lot, StrategyView view, Money cost) {
    Duration age = Duration.between(lot.acquiredAt(), view.now());
    Duration hold = Level.of(cost).orElse(Level.BOOST).maxHold();
    Duration left = hold.minus(age);
    return left.compareTo(LEAST_HORIZON) < 0 ? LEAST_HORIZON : left;
  }

  private static Decision.Skip skip(
      StrategyView view, String rule, String reason, List<Datum> figures) {
    return new Decision.Skip(view.snapshot().title(), rule, new Evidence(reason, figures));
  }

  private static List<Datum> figures(Valuation valuation) {
    var fair = valuation.fair();
    return List.of(
        new Datum("fair value", fair.value().toString()),
        new Datum("80 % interval", "%s to %s".formatted(fair.low(), fair.high())),
        new Datum(
            "sales used",
            "%d, effective %s".formatted(fair.sampleSize(), decimal(fair.effectiveSize()))),
        new Datum("sales a week", decimal(valuation.liquidity().perWeek())),
        new Datum("daily move", percent(valuation.dailyVolatility())));
  }

  private static List<Datum> figures(Valuation valuation, Listing listing, Money cost) {
    var figures = new ArrayList<>(figures(valuation));
    figures.add(new Datum("cost", cost.toString()));
    figures.add(new Datum("list price", listing.price().toString()));
    figures.add(new Datum("net of fee", listing.net().toString()));
    figures.add(new Datum("chance to sell", chance(listing.chance())));
    figures.add(new Datum("expected days", decimal(listing.days())));
    figures.add(new Datum("exit if unsold", valuation.exit().toString()));
    figures.add(new Datum("capital cost", listing.capitalCost().toString()));
    figures.add(new Datum("risk haircut", listing.riskHaircut().toString()));
    figures.add(new Datum("expected gain", listing.expectedValue().toString()));
    figures.add(new Datum("at 20 % quantile", valuation.lowerExpectedValue(listing).toString()));
    return figures;
  }

  /// With what the fill is to be compared with later.
  private static List<Datum> forecast(
      Valuation valuation, Listing listing, Money cost, Set<OfferId> own) {
    var figures = new ArrayList<>(figures(valuation, listing, cost));
    Money price = listing.price();
    figures.add(new Datum(FillForecast.FIGURE, valuation.offerForecast(price, own).text()));
    figures.add(
        new Datum(FillForecast.UNCORRECTED, valuation.uncorrectedForecast(price, own).text()));
    return figures;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// A model is never certain, so neither is what is said of it.
  private static String chance(double share) {
    if (share > MOST_CERTAIN) {
      return "over " + percent(MOST_CERTAIN);
    }
    return share < 1 - MOST_CERTAIN ? "under " + percent(1 - MOST_CERTAIN) : percent(share);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
