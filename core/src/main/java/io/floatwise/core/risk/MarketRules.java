package io.floatwise.core.risk;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Do we know the market well enough to spend money on it?
final class MarketRules {

  private static final int LADDER_DEPTH = 5;

  static final List<RiskRule> ALL =
      List.of(
          Rule.spending(
              "value-unknown",
              (_, view) ->
                  view.valuation().isPresent()
                      ? Optional.empty()
                      : Optional.of("no fair value: too few sales, or the fee is not known")),
          Rule.spending(
              "stale-quote",
              (_, view) ->
                  valued(
                      view,
                      v ->
                          tooOld(v.snapshot().asOf(), view.limit(Limit.QUOTE_AGE), "quote", view))),
          Rule.spending(
              "stale-fee",
              (_, view) ->
                  valued(
                      view,
                      v ->
                          tooOld(
                              v.fees().schedule().asOf(), view.limit(Limit.FEE_AGE), "fee", view))),
          Rule.spending(
              "crossed-book",
              (_, view) ->
                  valued(
                      view,
                      v ->
                          v.snapshot().quote().isCrossed()
                              ? Optional.of("best target above best offer: stale data")
                              : Optional.empty())),
          Rule.spending("quorum", (s, view) -> valued(view, v -> quorum(s.intent(), v, view))));

  private MarketRules() {}

  private interface Check {
    Optional<String> of(Valuation valuation);
  }

  private static Optional<String> valued(RiskView view, Check check) {
    return view.valuation().flatMap(check::of);
  }

  private static Optional<String> tooOld(Instant asOf, Duration limit, String what, RiskView view) {
    Duration age = Duration.between(asOf, view.now());
    return age.compareTo(limit) <= 0 && !age.isNegative()
        ? Optional.empty()
        : Optional.of(
            "%s is %d s old, limit %d s".formatted(what, age.toSeconds(), limit.toSeconds()));
  }

  /// Sales, ladder (without what we would buy and what we sell ourselves) and aggregated price of
  /// one title agree.
  private static Optional<String> quorum(Intent intent, Valuation valuation, RiskView view) {
    Rate limit = view.limit(Limit.QUORUM);
    List<Offer> ladder = valuation.snapshot().offers();
    Optional<Money> aggregated = valuation.snapshot().quote().bestOffer();
    if (ladder.isEmpty() || aggregated.isEmpty()) {
      return Optional.of("no ladder or no aggregated price");
    }
    if (!near(ladder.getFirst().price(), aggregated.get(), limit)) {
      return Optional.of(
          "ladder starts at %s, aggregated price says %s"
              .formatted(ladder.getFirst().price(), aggregated.get()));
    }
    Set<OfferId> own = view.portfolio().ownOffers();
    List<Money> others =
        ladder.stream()
            .filter(o -> !isBought(o, intent) && !own.contains(o.id()))
            .map(Offer::price)
            .limit(LADDER_DEPTH)
            .toList();
    if (others.isEmpty()) {
      return Optional.of("nobody else sells it");
    }
    Money middle = others.get(others.size() / 2);
    return near(middle, valuation.fair().value(), limit)
        ? Optional.empty()
        : Optional.of(
            "sales say %s, the ladder says %s".formatted(valuation.fair().value(), middle));
  }

  private static boolean isBought(Offer offer, Intent intent) {
    return intent instanceof Intent.BuyOffer buy && buy.offer().id().equals(offer.id());
  }

  private static boolean near(Money one, Money other, Rate limit) {
    Money allowed = one.max(other).at(limit, Rounding.DOWN);
    return !one.max(other).minus(one.min(other)).isMoreThan(allowed);
  }
}
