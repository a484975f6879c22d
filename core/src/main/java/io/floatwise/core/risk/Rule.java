package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.util.Optional;
import java.util.function.BiFunction;

/// Makes rules that concern one kind of intent.
record Rule(String name, BiFunction<Intent, RiskView, Optional<String>> check) implements RiskRule {

  @Override
  public Optional<String> objection(Intent intent, RiskView view) {
    return check.apply(intent, view);
  }

  /// A rule about every intent.
  static RiskRule any(String name, BiFunction<Intent, RiskView, Optional<String>> check) {
    return new Rule(name, check);
  }

  /// A rule about what spends money; `check` gets what it would cost at worst.
  static RiskRule spending(String name, BiFunction<Spending, RiskView, Optional<String>> check) {
    return new Rule(name, (intent, view) -> Spending.of(intent).flatMap(s -> check.apply(s, view)));
  }

  /// A rule about listing or re-pricing.
  static RiskRule selling(String name, BiFunction<Selling, RiskView, Optional<String>> check) {
    return new Rule(name, (intent, view) -> Selling.of(intent).flatMap(s -> check.apply(s, view)));
  }

  /// An objection if `found` is more than `limit`.
  static Optional<String> above(Money found, Money limit, String what) {
    return found.isMoreThan(limit)
        ? Optional.of("%s is %s, limit %s".formatted(what, found, limit))
        : Optional.empty();
  }

  /// An objection if `found` is more than `limit`.
  static Optional<String> above(long found, long limit, String what) {
    return found > limit
        ? Optional.of("%s would be %d, limit %d".formatted(what, found, limit))
        : Optional.empty();
  }

  /// An intent that spends `cost` for `amount` items at worst.
  record Spending(Intent intent, Money cost, int amount) {
    static Optional<Spending> of(Intent intent) {
      return switch (intent) {
        case Intent.BuyOffer buy -> Optional.of(new Spending(buy, buy.price(), 1));
        case Intent.PlaceTarget place ->
            Optional.of(new Spending(place, place.price().times(place.amount()), place.amount()));
        case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ ->
            Optional.empty();
      };
    }
  }

  /// An intent that puts a lot at `price`.
  record Selling(Intent intent, LotId lot, Money price) {
    static Optional<Selling> of(Intent intent) {
      return switch (intent) {
        case Intent.ListLot list -> Optional.of(new Selling(list, list.lot(), list.price()));
        case Intent.Reprice reprice ->
            Optional.of(new Selling(reprice, reprice.lot(), reprice.price()));
        case Intent.BuyOffer _, Intent.PlaceTarget _, Intent.Delist _, Intent.CancelTarget _ ->
            Optional.empty();
      };
    }
  }
}
