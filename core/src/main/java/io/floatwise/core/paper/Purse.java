package io.floatwise.core.paper;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Money of a paper account: usable, and proceeds that are protected until a date. Purchases of CS2
/// items take usable money first and then protected proceeds, earliest end first, as is assumed of
/// DMarket; everything else takes usable money alone. Not thread-safe.
final class Purse {

  private static final Comparator<Part> EARLIEST_FIRST =
      Comparator.comparing(Part::finalAt).thenComparing(Part::sold);

  private record Part(AssetId sold, Money amount, Instant finalAt) {}

  private Money usable;
  private List<Part> parts = new ArrayList<>();

  Purse(Money usable) {
    this.usable = usable;
  }

  Balance balance() {
    return new Balance(usable, usable, tradeProtected());
  }

  Money usable() {
    return usable;
  }

  /// What a purchase of an offer of `game` may spend.
  Money spendable(Game game) {
    return game == Game.CS2 ? usable.plus(tradeProtected()) : usable;
  }

  /// Pays for an offer; the caller has checked that it is covered.
  void pay(Money price, Game game) {
    Money fromUsable = game == Game.CS2 ? price.min(usable) : price;
    Money open = price.minus(fromUsable);
    usable = usable.minus(fromUsable);
    var left = new ArrayList<Part>();
    for (Part part : parts) {
      Money taken = open.min(part.amount());
      open = open.minus(taken);
      if (part.amount().isMoreThan(taken)) {
        left.add(new Part(part.sold(), part.amount().minus(taken), part.finalAt()));
      }
    }
    parts = left;
  }

  void receive(Money amount) {
    usable = usable.plus(amount);
  }

  /// Proceeds of the sale of `sold`, protected until `finalAt`.
  void protect(AssetId sold, Money amount, Instant finalAt) {
    parts.add(new Part(sold, amount, finalAt));
    parts.sort(EARLIEST_FIRST);
  }

  /// Frees the proceeds whose protection is over at `now`.
  void mature(Instant now) {
    var left = new ArrayList<Part>();
    for (Part part : parts) {
      if (now.isBefore(part.finalAt())) {
        left.add(part);
      } else {
        usable = usable.plus(part.amount());
      }
    }
    parts = left;
  }

  private Money tradeProtected() {
    return parts.stream().map(Part::amount).reduce(new Money(0, usable.currency()), Money::plus);
  }
}
