package io.floatwise.core.paper;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// A target of ours that stands beside a market which does not know of it. A seller who is observed
/// to take less from another target would have taken ours; of one who was paid the same it depends
/// on how many were wanted at that price before us, which the market shows. An offer that is left
/// standing at our price or below would have been matched with us.
///
/// @param amount items still wanted
/// @param since market time of the order
/// @param watchedFrom market time from which the market is watched for its sellers
/// @param ahead items that others want at our price and before us; empty if unknown
record Wish(
    TargetId id,
    Title title,
    Money price,
    int amount,
    Instant since,
    Instant watchedFrom,
    OptionalInt ahead) {

  /// DMarket matches a target and an offer within about this time.
  private static final Duration MATCH_DELAY = Duration.ofMinutes(2);

  static Wish fresh(TargetId id, Title title, Money price, int amount, Instant since, Instant now) {
    return new Wish(id, title, price, amount, since, now, OptionalInt.empty());
  }

  /// Standing offers that were matched with us by `now`, cheapest first.
  List<Offer> matches(List<Offer> offers, Instant now) {
    return offers.stream()
        .filter(offer -> offer.isBuyable() && !offer.price().isMoreThan(price))
        .filter(offer -> !matchedAt(offer).isAfter(now))
        .toList();
  }

  /// When `offer` was matched with us.
  Instant matchedAt(Offer offer) {
    Instant met = offer.createdAt().isAfter(watchedFrom) ? offer.createdAt() : watchedFrom;
    return met.plus(MATCH_DELAY);
  }

  Wish filled() {
    return new Wish(id, title, price, amount - 1, since, watchedFrom, ahead);
  }

  /// One who stood before us at our price was served.
  Wish advanced() {
    OptionalInt fewer = ahead.isEmpty() ? ahead : OptionalInt.of(Math.max(0, ahead.getAsInt() - 1));
    return new Wish(id, title, price, amount, since, watchedFrom, fewer);
  }

  /// The same after a look at what others want: whoever took his order back is not before us.
  Wish behind(List<TargetStep> steps) {
    int shown =
        steps.stream().filter(s -> s.price().equals(price)).mapToInt(TargetStep::amount).sum();
    int least = ahead.isEmpty() ? shown : Math.min(shown, ahead.getAsInt());
    return new Wish(id, title, price, amount, since, watchedFrom, OptionalInt.of(least));
  }
}
