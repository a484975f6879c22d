package io.floatwise.core.risk;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.OrdinaryPrice;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Intent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Is it so big or so odd that a person should look at it first?
final class ApprovalRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.spending("odd-edge", ApprovalRules::oddEdge),
          Rule.spending("big-purchase", ApprovalRules::big),
          Rule.spending("marked-level", ApprovalRules::marked));

  private ApprovalRules() {}

  /// An edge that large is more often a trap, wrong attributes, a stale fee or a pump than a gift.
  /// The price of a target is our own, so its edge is no finding.
  private static Optional<String> oddEdge(Rule.Spending spending, RiskView view) {
    return spending.intent() instanceof Intent.BuyOffer buy
        ? view.valuation().flatMap(valuation -> oddEdge(buy, valuation, view))
        : Optional.empty();
  }

  private static Optional<String> oddEdge(Intent.BuyOffer buy, Valuation valuation, RiskView view) {
    Money price = buy.price();
    Money gain = expected(buy, valuation, view);
    return gain.isMoreThan(price.at(view.limit(Limit.ODD_EDGE), Rounding.DOWN))
        ? Optional.of(
            "an expected gain of %s on %s is more than %s"
                .formatted(gain, price, view.limit(Limit.ODD_EDGE)))
        : Optional.empty();
  }

  /// What the best listing is expected to bring; where no level says how long it may take, what the
  /// fair value would bring at once.
  private static Money expected(Intent.BuyOffer buy, Valuation valuation, RiskView view) {
    Money price = buy.price();
    Set<OfferId> ours = new HashSet<>(view.portfolio().ownOffers());
    ours.add(buy.offer().id());
    return Level.of(price)
        .map(level ->
            valuation
                .bestListing(
                    price, ours, level.maxHold(), price, OrdinaryPrice.toCountOn(valuation, ours))
                .map(Listing::expectedValue)
                .orElse(Money.ZERO_USD))
        .orElseGet(() -> valuation.fees().net(valuation.fair().value()).minus(price));
  }

  private static Optional<String> big(Rule.Spending spending, RiskView view) {
    Money usual = view.limit(Limit.PER_TRADE).at(view.limit(Limit.APPROVAL_SHARE), Rounding.DOWN);
    return spending.cost().isMoreThan(usual)
        ? Optional.of("%s is more than %s".formatted(spending.cost(), usual))
        : Optional.empty();
  }

  private static Optional<String> marked(Rule.Spending spending, RiskView view) {
    return Level.of(unit(spending))
        .filter(view.limit(Limit.APPROVAL_LEVELS)::contains)
        .map(level -> "the owner wants to see every purchase of level " + level);
  }

  private static Money unit(Rule.Spending spending) {
    return spending.intent() instanceof Intent.PlaceTarget place ? place.price() : spending.cost();
  }
}
