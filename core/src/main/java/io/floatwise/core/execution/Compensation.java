package io.floatwise.core.execution;

import io.floatwise.core.execution.Deeds.Deed;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.util.Optional;

/// What takes back something that was done, as the books stand now.
public sealed interface Compensation {

  /// This order takes it back; it is judged and journaled like every other.
  record Order(Intent intent) implements Compensation {}

  /// Nothing is left to take back.
  record Needless(String reason) implements Compensation {}

  /// No order takes it back.
  record Impossible(String reason) implements Compensation {}

  /// What takes `deed` back. A purchase stays a purchase, so its lot is sold like any other; what
  /// was sold stays sold.
  static Compensation of(Deed deed, Portfolio books) {
    return switch (deed.intent()) {
      case Intent.BuyOffer _ ->
          books.lot(new LotId(deed.id().seq())).filter(Lot::isOpen).isPresent()
              ? new Impossible("no venue takes a purchase back; its lot is sold like any other")
              : new Needless("what was bought is not ours any more");
      case Intent.ListLot list -> takeDown(list, books);
      case Intent.Reprice change -> changeBack(change, books);
      case Intent.Delist delist -> listAgain(delist, deed, books);
      case Intent.PlaceTarget place ->
          deed.target()
              .filter(target -> books.targets().stream().anyMatch(t -> t.id().equals(target.id())))
              .<Compensation>map(t -> new Order(new Intent.CancelTarget(t.id(), place.title())))
              .orElseGet(() -> new Needless("the target does not stand any more"));
      case Intent.CancelTarget _ -> placeAgain(deed, books);
    };
  }

  private static Compensation takeDown(Intent.ListLot list, Portfolio books) {
    return switch (state(list.lot(), books)) {
      case LotState.Listed listed ->
          new Order(new Intent.Delist(list.lot(), list.asset(), listed.offer(), list.title()));
      case LotState.Held _ -> new Needless("the lot is not on sale any more");
      case LotState.Sold _, LotState.Settled _, LotState.Reverted _ -> sold();
      case LotState.Returned _, LotState.Withdrawn _ -> gone();
    };
  }

  private static Compensation changeBack(Intent.Reprice change, Portfolio books) {
    return switch (state(change.lot(), books)) {
      case LotState.Listed listed -> {
        Money asked = listed.price();
        if (asked.equals(change.from())) {
          yield new Needless("%s is asked again".formatted(asked));
        }
        yield asked.equals(change.price())
            ? new Order(
                new Intent.Reprice(
                    change.lot(),
                    change.asset(),
                    listed.offer(),
                    change.title(),
                    asked,
                    change.from()))
            : new Impossible("the price was changed again, to %s".formatted(asked));
      }
      case LotState.Held _ -> new Needless("the lot is not on sale any more");
      case LotState.Sold _, LotState.Settled _, LotState.Reverted _ -> sold();
      case LotState.Returned _, LotState.Withdrawn _ -> gone();
    };
  }

  private static Compensation listAgain(Intent.Delist delist, Deed deed, Portfolio books) {
    return switch (state(delist.lot(), books)) {
      case LotState.Held _ ->
          deed.asked()
              .<Compensation>map(price ->
                  new Order(
                      new Intent.ListLot(delist.lot(), delist.asset(), delist.title(), price)))
              .orElseGet(() -> new Impossible("what was asked for it is not known"));
      case LotState.Listed listed ->
          new Needless("the lot is on sale again, at %s".formatted(listed.price()));
      case LotState.Sold _, LotState.Settled _, LotState.Reverted _ -> sold();
      case LotState.Returned _, LotState.Withdrawn _ -> gone();
    };
  }

  private static Compensation placeAgain(Deed deed, Portfolio books) {
    Optional<Portfolio.Target> before = deed.target();
    if (before.isEmpty()) {
      return new Impossible("what the target wanted is not known");
    }
    Portfolio.Target target = before.get();
    boolean again =
        books.targets().stream()
            .anyMatch(t -> t.title().equals(target.title()) && t.price().equals(target.price()));
    return again
        ? new Needless("a target at %s stands again".formatted(target.price()))
        : new Order(new Intent.PlaceTarget(target.title(), target.price(), target.amount()));
  }

  private static LotState state(LotId lot, Portfolio books) {
    return books.lot(lot).orElseThrow().state();
  }

  private static Compensation sold() {
    return new Impossible("the lot was sold, and no venue takes a sale back");
  }

  private static Compensation gone() {
    return new Needless("the lot is not ours any more");
  }
}
