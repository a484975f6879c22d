package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.paper.Sight;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The others on a market that was looked at closely: their offers stand until a sale took them.
/// Not thread-safe.
final class LookedMarket implements Counterparty {

  private final Fates fates;
  private final Map<Title, Sight> sights = new HashMap<>();

  /// @param fates of the offers that will be shown, known at least as far as an order takes to
  ///   arrive
  LookedMarket(Fates fates) {
    this.fates = fates;
  }

  boolean knows(Title title) {
    return sights.containsKey(title);
  }

  /// A title was looked at.
  Sight show(Snapshot shown, Instant now) {
    var sight =
        new Sight(
            shown.offers(),
            shown.offers().size() < Valuation.OFFERS_LIMIT,
            shown.sales(),
            shown.targets(),
            now);
    sights.put(shown.title(), sight);
    return sight;
  }

  @Override
  public Optional<Sight> meets(Approved order, Instant now) {
    Intent intent = order.intent();
    return Optional.ofNullable(sights.get(intent.title()))
        .map(last -> {
          List<Offer> standing =
              intent instanceof Intent.BuyOffer
                  ? last.offers().stream().filter(o -> fates.stood(o.id(), o.price(), now)).toList()
                  : last.offers();
          return new Sight(standing, last.complete(), last.newestFirst(), last.targets(), now);
        });
  }
}
