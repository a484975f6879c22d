package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What our lots would bring if they were offered at the front, so that a falling market counts as
/// a loss before anything is sold. A rise counts nothing until it is realised. Not thread-safe.
public final class Marks {

  private final Map<Title, Money> bestOffers = new HashMap<>();

  /// Takes over fresh quotes. A title without an offer keeps its last one.
  public void observe(Collection<Quote> quotes) {
    quotes.forEach(q -> q.bestOffer().ifPresent(best -> bestOffers.put(q.title(), best)));
  }

  /// The best offer of a title, as it was read last.
  public void observe(Title title, Money bestOffer) {
    bestOffers.put(title, bestOffer);
  }

  /// How much less than they cost the open lots would bring, after fees. Lots of unknown cost, and
  /// those whose offers or fees were never read, count nothing.
  public Money unrealisedLoss(Portfolio books, Map<Game, FeeSchedule> fees, Instant now) {
    Money loss = Money.ZERO_USD;
    for (Lot lot : books.openLots()) {
      Money best = bestOffers.get(lot.title());
      FeeSchedule schedule = fees.get(lot.title().game());
      if (best != null && schedule != null && lot.cost().isPresent()) {
        Money net = new Fees(schedule, lot.title(), now).net(best);
        loss = loss.plus(lot.cost().get().minus(net).max(Money.ZERO_USD));
      }
    }
    return loss;
  }
}
