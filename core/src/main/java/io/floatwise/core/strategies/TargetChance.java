package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.chance;
import static io.floatwise.core.strategies.Figures.decimal;
import static io.floatwise.core.strategies.Figures.figures;

import io.floatwise.core.market.Competition;
import io.floatwise.core.market.Ladder;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.OrdinaryPrice;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.scan.Conditions;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.TargetGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be had from a target in one title now, whether one stands already or not.
sealed interface TargetChance {

  /// No target is to stand.
  ///
  /// @param reason rule and what was found
  record None(Datum reason, List<Datum> figures) implements TargetChance {}

  /// A target pays.
  ///
  /// @param price what it may pay at most
  /// @param competition who else waits
  /// @param best the plan that is worth most
  /// @param least lowest price by analysis and the owner
  /// @param most highest price by analysis and the owner
  /// @param group whose bounds and amount count
  record Some(
      TargetPrice price,
      Competition competition,
      TargetPrice.Plan best,
      Money least,
      Money most,
      Optional<TargetGroup> group)
      implements TargetChance {

    /// Items that a target is to want.
    int amount() {
      return group.map(TargetGroup::amount).orElse(1);
    }

    /// Whether a target may go on standing at `other` until it has drifted too far.
    boolean allows(Money other) {
      return !other.isMoreThan(price.cap()) && group.filter(g -> !g.allows(other)).isEmpty();
    }

    /// What a target at `other` is worth now; empty if being filled there does not pay.
    Optional<TargetPrice.Plan> at(Money other) {
      return price.at(other, competition.ahead(other));
    }

    /// The figures behind a target for `wanted` items by `plan`.
    List<Datum> evidence(TargetPrice.Plan plan, int wanted) {
      Valuation worst = price.worst();
      var figures = new ArrayList<>(figures(worst, plan.listing(), plan.price()));
      figures.add(new Datum("value if filled", worst.fair().value().toString()));
      figures.add(new Datum("hard cap", price.cap().toString()));
      figures.add(new Datum("most that pays", price.most().toString()));
      figures.add(new Datum("bounds", "%s to %s".formatted(least, most)));
      figures.add(
          new Datum("best rival", competition.best().map(Money::toString).orElse("nobody")));
      figures.add(new Datum("place in the queue", "" + competition.rank(plan.price())));
      figures.add(new Datum("chance to be filled", chance(plan.chance())));
      figures.add(new Datum("edge if filled", plan.edge().toString()));
      figures.add(new Datum(FillForecast.FIGURE, plan.fill().text()));
      figures.add(new Datum(TargetLog.WORTH, TargetLog.worth(wanted * plan.worth())));
      return figures;
    }
  }

  /// Rivals that are looked at; who stands behind more of them waits for long.
  int RIVALS = 8;

  /// Quantiles of what sellers took that are looked at.
  int STEPS = 8;

  static TargetChance of(StrategyView view) {
    var title = view.snapshot().title();
    TargetLog log = view.portfolio().targetLog();
    if (log.isPaused(title)) {
      return none("group-paused", "its group of targets is paused", List.of());
    }
    if (view.valuation().isEmpty()) {
      return none("no-fair-value", "too few sales", List.of());
    }
    Valuation valuation = view.valuation().get();
    Set<OfferId> own = view.portfolio().ownOffers();
    Optional<Money> fallen = OrdinaryPrice.fallen(valuation, own);
    if (fallen.isPresent()) {
      return none(
          "falling",
          "%s was paid, others ask %s now".formatted(valuation.fair().value(), fallen.get()),
          figures(valuation));
    }
    Optional<Competition> competition = Competition.of(view.snapshot(), ours(view));
    if (competition.isEmpty()) {
      return none("targets-unread", "who else waits is not known", figures(valuation));
    }
    return TargetPrice.of(valuation, own)
        .map(price -> of(valuation, price, competition.get(), log.groupOf(title)))
        .orElseGet(() ->
            none("no-target-pays", "no price earns what its level asks for", figures(valuation)));
  }

  private static TargetChance of(
      Valuation valuation,
      TargetPrice price,
      Competition competition,
      Optional<TargetGroup> group) {
    Money least = group.flatMap(TargetGroup::least).map(price.least()::max).orElse(price.least());
    Money most = group.flatMap(TargetGroup::most).map(price.most()::min).orElse(price.most());
    if (most.isLessThan(least)) {
      return none(
          "bounds",
          "at most %s pays, the lowest price is %s".formatted(most, least),
          figures(valuation));
    }
    Optional<Datum> unfit =
        Level.of(most)
            .flatMap(level -> Conditions.unfit(valuation, level))
            .map(why -> new Datum(why.getKey(), why.getValue()));
    if (unfit.isPresent()) {
      return new None(unfit.get(), figures(valuation));
    }
    return prices(valuation, competition, least, most)
        .flatMap(p -> price.at(p, competition.ahead(p)).stream())
        .max(
            Comparator.comparingLong(TargetPrice.Plan::worth)
                .thenComparing(TargetPrice.Plan::price, Comparator.reverseOrder()))
        .filter(plan -> plan.worth() > 0)
        .<TargetChance>map(plan -> new Some(price, competition, plan, least, most, group))
        .orElseGet(() ->
            none(
                "not-worth-waiting",
                "at %s or less nobody is expected to sell soon enough (%s sellers a week)"
                    .formatted(most, decimal(valuation.sellers().perWeek())),
                figures(valuation)));
  }

  /// Prices that pass a rival by a cent, that sellers took before, and both bounds.
  private static Stream<Money> prices(
      Valuation valuation, Competition competition, Money least, Money most) {
    long[] taken = valuation.sellers().prices().stream().mapToLong(p -> p).sorted().toArray();
    Stream<Money> sellers =
        IntStream.rangeClosed(1, taken.length == 0 ? 0 : STEPS)
            .mapToObj(i -> new Money(taken[i * (taken.length - 1) / STEPS], least.currency()))
            .filter(price -> price.isAtLeast(least) && !price.isMoreThan(most));
    return Stream.of(
            competition.overbids(least, most).stream().limit(RIVALS),
            sellers,
            Stream.of(least, most))
        .flatMap(each -> each)
        .distinct();
  }

  private static List<Ladder.Step> ours(StrategyView view) {
    return TargetFlip.standing(view).stream()
        .map(target -> new Ladder.Step(target.price(), target.amount()))
        .toList();
  }

  private static TargetChance none(String rule, String reason, List<Datum> figures) {
    return new None(new Datum(rule, reason), figures);
  }
}
