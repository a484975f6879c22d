package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Would it be too much in one place: a title, a collection, a game, what cannot be used soon?
final class ConcentrationRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.spending("game-not-enabled", ConcentrationRules::enabled),
          Rule.spending("lots-per-title", ConcentrationRules::lots),
          Rule.spending("share-of-sales", ConcentrationRules::shareOfSales),
          Rule.spending("max-in-one-title", ConcentrationRules::title),
          Rule.spending("max-in-one-collection", ConcentrationRules::collection),
          Rule.spending("max-in-one-game", ConcentrationRules::game),
          Rule.spending("max-in-targets", ConcentrationRules::targets),
          Rule.spending("open-targets", ConcentrationRules::openTargets),
          Rule.spending("locked-away", ConcentrationRules::locked));

  private ConcentrationRules() {}

  private static Optional<String> enabled(Rule.Spending spending, RiskView view) {
    Set<Game> games = view.limit(Limit.GAMES);
    Game game = spending.intent().title().game();
    return games.contains(game)
        ? Optional.empty()
        : Optional.of("%s is not among the enabled games %s".formatted(game.label(), games));
  }

  private static Optional<String> lots(Rule.Spending spending, RiskView view) {
    return Rule.above(
        lotsWith(spending, view), view.limit(Limit.LOTS_PER_TITLE), "lots of the title");
  }

  private static Optional<String> shareOfSales(Rule.Spending spending, RiskView view) {
    double weekly = view.valuation().map(v -> v.liquidity().perWeek()).orElse(0.0);
    long share = (long) (weekly * view.limit(Limit.SHARE_OF_SALES).basisPoints() / 10_000);
    return Rule.above(
        lotsWith(spending, view), Math.max(1, share), "lots against the title's weekly sales");
  }

  private static Optional<String> title(Rule.Spending spending, RiskView view) {
    return within(
        spending, view, spending.intent().title()::equals, Limit.IN_TITLE, "money in the title");
  }

  private static Optional<String> collection(Rule.Spending spending, RiskView view) {
    Title title = spending.intent().title();
    Optional<String> collection = view.collections().of(title);
    Predicate<Title> same =
        other ->
            other.equals(title)
                || (collection.isPresent()
                    && other.game() == title.game()
                    && view.collections().of(other).equals(collection));
    return within(
        spending,
        view,
        same,
        Limit.IN_COLLECTION,
        "money in the collection " + collection.orElse("of " + title));
  }

  private static Optional<String> game(Rule.Spending spending, RiskView view) {
    Game game = spending.intent().title().game();
    return view.limit(Limit.GAMES).size() > 1
        ? within(
            spending,
            view,
            other -> other.game() == game,
            Limit.IN_GAME,
            "money in " + game.label())
        : Optional.empty();
  }

  private static Optional<String> locked(Rule.Spending spending, RiskView view) {
    Money later =
        LockBucket.of(view.portfolio(), view.now()).getOrDefault(LockBucket.LATER, Money.ZERO_USD);
    Money limit = view.portfolio().equity().at(view.limit(Limit.LOCKED_AWAY), Rounding.DOWN);
    return Rule.above(
        later.plus(spending.cost()), limit, "money that is not usable within seven days");
  }

  /// What all targets cost if every item of each is sold to us.
  private static Optional<String> targets(Rule.Spending spending, RiskView view) {
    if (!(spending.intent() instanceof Intent.PlaceTarget)) {
      return Optional.empty();
    }
    Money promised = spending.cost();
    for (Portfolio.Target target : view.portfolio().targets()) {
      promised = promised.plus(target.price().times(target.amount()));
    }
    for (Intent.PlaceTarget place : beingPlaced(view)) {
      promised = promised.plus(place.price().times(place.amount()));
    }
    return Rule.above(promised, view.forTargets(), "money that targets promise");
  }

  private static Optional<String> openTargets(Rule.Spending spending, RiskView view) {
    long standing = (long) view.portfolio().targets().size() + beingPlaced(view).size();
    return spending.intent() instanceof Intent.PlaceTarget
        ? Rule.above(standing + 1, view.limit(Limit.OPEN_TARGETS), "open targets")
        : Optional.empty();
  }

  private static List<Intent.PlaceTarget> beingPlaced(RiskView view) {
    return view.portfolio().openSubmissions().stream()
        .flatMap(
            s -> s.intent() instanceof Intent.PlaceTarget place ? Stream.of(place) : Stream.empty())
        .toList();
  }

  /// What is in, or promised for, the titles that `where` means, against `share` of the equity.
  private static Optional<String> within(
      Rule.Spending spending,
      RiskView view,
      Predicate<Title> where,
      Limit<Rate> share,
      String what) {
    Allowance allowance = Allowance.of(view);
    Money limit = allowance.share(view, view.limit(share));
    Money with = committed(view.portfolio(), where).plus(spending.cost());
    return Rule.above(
        with, limit, what + (allowance.halved() ? " (limit halved by drawdown)" : ""));
  }

  private static Money committed(Portfolio books, Predicate<Title> where) {
    Money sum = Money.ZERO_USD;
    for (Lot lot : books.openLots()) {
      sum = where.test(lot.title()) ? sum.plus(lot.cost().orElse(Money.ZERO_USD)) : sum;
    }
    for (Portfolio.Target target : books.targets()) {
      sum = where.test(target.title()) ? sum.plus(target.price().times(target.amount())) : sum;
    }
    for (Submission open : books.openSubmissions()) {
      if (where.test(open.intent().title())) {
        sum = Rule.Spending.of(open.intent()).map(Rule.Spending::cost).map(sum::plus).orElse(sum);
      }
    }
    return sum;
  }

  /// Lots of the title if everything that is wanted comes.
  private static long lotsWith(Rule.Spending spending, RiskView view) {
    Title title = spending.intent().title();
    long lots = spending.amount();
    lots += view.portfolio().openLots(title).size();
    for (Portfolio.Target target : view.portfolio().targets()) {
      lots += target.title().equals(title) ? target.amount() : 0;
    }
    for (Submission open : view.portfolio().openSubmissions()) {
      boolean counts = open.intent().title().equals(title);
      lots += counts ? Rule.Spending.of(open.intent()).map(Rule.Spending::amount).orElse(0) : 0;
    }
    return lots;
  }
}
