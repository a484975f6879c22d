package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.decimal;
import static io.floatwise.core.strategies.Figures.figures;
import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.scan.Conditions;
import io.floatwise.core.strategy.BelowMean;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Buys the cheapest offer where it lies far below the mean of what was paid, and the way back to
/// that mean pays fee, spread and an edge. What it buys is sold by [Selling], like every lot.
///
/// It bets that prices come back. Where they fell because the item is worth less now, it loses.
///
/// @param values one for each of its parameters
public record MeanReversion(ParameterSet values) implements Strategy {

  /// With the usual values.
  public MeanReversion() {
    this(ParameterSet.of(PaidMean.PARAMETERS, Map.of()));
  }

  @Override
  public String name() {
    return "mean-reversion";
  }

  @Override
  public String about() {
    return "Buys an offer far below the mean of what was paid, if the way back pays fee, spread and"
        + " edge.";
  }

  @Override
  public List<Parameter> parameters() {
    return PaidMean.PARAMETERS;
  }

  @Override
  public Strategy with(ParameterSet other) {
    return new MeanReversion(other);
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    Optional<Offer> cheapest = view.snapshot().cheapestBuyable(view.portfolio().ownOffers());
    if (cheapest.isEmpty()) {
      return List.of(skip(view, "no-offer", "nothing can be bought", List.of()));
    }
    return List.of(
        switch (weigh(view, cheapest.get())) {
          case Decision.Skip skip -> skip.of(cheapest.get());
          case Decision.Propose propose -> propose;
        });
  }

  private Decision.Single weigh(StrategyView view, Offer offer) {
    Optional<Level> level = Level.of(offer.price());
    if (level.isEmpty()) {
      return skip(view, "no-level", offer.price() + " is outside every level", List.of());
    }
    if (view.valuation().isEmpty()) {
      return skip(view, "no-fair-value", "too few sales", List.of());
    }
    Valuation valuation = view.valuation().get();
    Optional<Map.Entry<String, String>> unfit = Conditions.unfit(valuation, level.get());
    if (unfit.isPresent()) {
      return skip(view, unfit.get().getKey(), unfit.get().getValue(), figures(valuation));
    }
    Optional<PaidMean> mean = PaidMean.of(view, values);
    if (mean.isEmpty()) {
      return skip(
          view,
          "few-sales-in-window",
          "fewer than %d sales within %d days"
              .formatted(
                  values.get(PaidMean.LEAST_SALES.name()), values.get(PaidMean.WINDOW.name())),
          figures(valuation));
    }
    return weigh(view, offer, valuation, mean.get());
  }

  private static Decision.Single weigh(
      StrategyView view, Offer offer, Valuation valuation, PaidMean mean) {
    Money price = offer.price();
    var data = new ArrayList<>(figures(valuation));
    data.addAll(mean.figures(price));
    if (!mean.isUnusual(price)) {
      return skip(
          view,
          "not-far-below",
          "%s is %s deviations below the mean of %s"
              .formatted(price, decimal(mean.deviations(price)), mean.mean()),
          data);
    }
    Optional<WayBack> way = WayBack.of(view, offer, mean.mean());
    if (way.isEmpty()) {
      return skip(
          view, "exit-unknown", "no target, or one above the offers: leaving has no price", data);
    }
    data.addAll(way.get().figures());
    if (!mean.pays(price, way.get().costBp())) {
      return skip(
          view,
          "way-back-too-short",
          "back at %s a target would bring %s after the fee, which is not %s and the edge"
              .formatted(mean.mean(), way.get().net(), price),
          data);
    }
    return new Decision.Propose(
        new Intent.BuyOffer(offer),
        new Evidence(
            "buy at %s: %s deviations below the mean of %s, where a target would bring %s"
                .formatted(price, decimal(mean.deviations(price)), mean.mean(), way.get().net()),
            data));
  }

  /// What leaving is expected to bring once prices are back: the best target, as far below the mean
  /// as it now lies below the offers of others, after the fee.
  ///
  /// @param exit price of that target
  /// @param net of it, after the fee
  /// @param costBp what is lost of the mean, basis points, rounded up
  private record WayBack(Money exit, Money net, long costBp) {

    private static final long PARTS = BelowMean.PARTS;

    /// Empty where nobody is known to buy, or the book is crossed.
    static Optional<WayBack> of(StrategyView view, Offer bought, Money mean) {
      Money asked =
          view.snapshot().offers().stream()
              .filter(o -> !o.id().equals(bought.id()))
              .filter(o -> !view.portfolio().ownOffers().contains(o.id()))
              .map(Offer::price)
              .findFirst()
              .orElse(bought.price());
      return view.snapshot()
          .quote()
          .bestTarget()
          .filter(Money::isPositive)
          .filter(target -> !target.isMoreThan(asked) && !target.isMoreThan(bought.price()))
          .map(target -> of(view, mean, target, asked));
    }

    private static WayBack of(StrategyView view, Money mean, Money target, Money asked) {
      Money exit =
          new Money(
              Math.multiplyExact(mean.minor(), target.minor()) / asked.minor(), mean.currency());
      Money net = view.fees().net(exit);
      long lost = Math.multiplyExact(mean.minus(net).minor(), PARTS);
      return new WayBack(exit, net, Math.ceilDiv(lost, mean.minor()));
    }

    List<Datum> figures() {
      return List.of(
          new Datum("exit at the mean", exit.toString()),
          new Datum("net of that", net.toString()),
          new Datum("fee and spread", Figures.percent(costBp / (double) PARTS)));
    }
  }
}
