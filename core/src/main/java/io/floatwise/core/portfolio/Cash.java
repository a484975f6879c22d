package io.floatwise.core.portfolio;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Our money by when it is usable: what is free, and the proceeds that can still be reverted.
///
/// Purchases take free money first and then protected proceeds, earliest end of protection first.
/// That order is assumed of the venue (DMarket documents that protected proceeds buy CS2 offers,
/// not in which order). Where it differs, the total still agrees.
///
/// @param usable free for everything, may be negative after a reversal of spent proceeds
/// @param proceeds protected, earliest end of protection first
public record Cash(Money usable, List<Proceeds> proceeds) {

  /// What is left of the proceeds of one sale.
  ///
  /// @param lot empty for proceeds that were there before we knew the account
  public record Proceeds(Optional<LotId> lot, Money amount, Instant finalAt) {}

  private static final Comparator<Proceeds> ORDER =
      Comparator.comparing(Proceeds::finalAt)
          .thenComparing(p -> p.lot().map(LotId::seq).orElse(0L));

  public Cash {
    proceeds = proceeds.stream().sorted(ORDER).toList();
  }

  public Money tradeProtected() {
    return proceeds.stream().map(Proceeds::amount).reduce(zero(), Money::plus);
  }

  public Money total() {
    return usable.plus(tradeProtected());
  }

  /// Proceeds from before we knew the account become free when their protection must be over; those
  /// of our own sales wait for the venue to say so.
  Cash matured(Instant now) {
    var left = new ArrayList<Proceeds>();
    Money free = usable;
    for (Proceeds part : proceeds) {
      boolean over = part.lot().isEmpty() && !now.isBefore(part.finalAt());
      free = over ? free.plus(part.amount()) : free;
      if (!over) {
        left.add(part);
      }
    }
    return new Cash(free, left);
  }

  Cash received(Money amount) {
    return new Cash(usable.plus(amount), proceeds);
  }

  Cash earned(LotId lot, Money net, Instant finalAt) {
    var more = new ArrayList<>(proceeds);
    more.add(new Proceeds(Optional.of(lot), net, finalAt));
    return new Cash(usable, more);
  }

  Cash paid(Money price) {
    Money fromUsable = price.min(usable.max(zero()));
    Money open = price.minus(fromUsable);
    var left = new ArrayList<Proceeds>();
    for (Proceeds part : proceeds) {
      Money taken = open.min(part.amount());
      open = open.minus(taken);
      if (part.amount().isMoreThan(taken)) {
        left.add(new Proceeds(part.lot(), part.amount().minus(taken), part.finalAt()));
      }
    }
    return new Cash(usable.minus(fromUsable).minus(open), left);
  }

  /// What is left of the proceeds of `lot` becomes free.
  Cash settled(LotId lot) {
    return new Cash(usable.plus(left(lot)), without(lot));
  }

  /// The proceeds `net` of `lot` are gone; what was spent of them is missing from the free money.
  Cash reverted(LotId lot, Money net) {
    return new Cash(usable.minus(net.minus(left(lot))), without(lot));
  }

  private Money left(LotId lot) {
    return proceeds.stream()
        .filter(p -> p.lot().equals(Optional.of(lot)))
        .map(Proceeds::amount)
        .reduce(zero(), Money::plus);
  }

  private List<Proceeds> without(LotId lot) {
    return proceeds.stream().filter(p -> !p.lot().equals(Optional.of(lot))).toList();
  }

  private Money zero() {
    return new Money(0, usable.currency());
  }
}
