package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.SaleFloor;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Would a sale lose money or only annoy the venue?
final class SellingRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.selling("fee-unknown", SellingRules::fee),
          Rule.selling("loss", SellingRules::loss),
          Rule.any("change-window", SellingRules::window),
          Rule.any("changes-per-day", SellingRules::changes));

  private SellingRules() {}

  private static Optional<String> fee(Rule.Selling selling, RiskView view) {
    return view.fees().isPresent()
        ? Optional.empty()
        : Optional.of("what selling costs is not known");
  }

  /// Nothing is sold below the floor of its lot, which is its cost unless it is a stop.
  private static Optional<String> loss(Rule.Selling selling, RiskView view) {
    Optional<Lot> lot = view.portfolio().lot(selling.lot());
    Optional<Money> floor = lot.flatMap(l -> SaleFloor.of(l, view.now()));
    if (floor.isEmpty()) {
      return Optional.of("the lot's cost is not known");
    }
    return view.fees()
        .filter(fees -> !fees.breaksEven(selling.price(), floor.get()))
        .map(fees ->
            "%s brings %s after fees, the lot cost %s%s"
                .formatted(
                    selling.price(),
                    fees.net(selling.price()),
                    lot.flatMap(Lot::cost).orElseThrow(),
                    SaleFloor.isStop(lot.get(), view.now())
                        ? " and a stop may bring %s at least".formatted(floor.get())
                        : ""));
  }

  /// In a panic the venue itself may say no; whether the window binds taking down is not recorded.
  private static Optional<String> window(Intent intent, RiskView view) {
    return listed(intent, view)
        .filter(_ -> !(intent instanceof Intent.Delist) || !view.counters().brake().isPanic())
        .map(state -> Duration.between(state.since(), view.now()))
        .filter(age -> age.compareTo(view.limit(Limit.CHANGE_WINDOW)) < 0)
        .map(age ->
            "changed %d s ago, the venue allows a change every %d s"
                .formatted(age.toSeconds(), view.limit(Limit.CHANGE_WINDOW).toSeconds()));
  }

  private static Optional<String> changes(Intent intent, RiskView view) {
    return intent instanceof Intent.Reprice
        ? listed(intent, view)
            .filter(state -> day(state.since()).equals(day(view.now())))
            .filter(state -> state.changes() >= view.limit(Limit.CHANGES_PER_DAY))
            .map(state -> "%d changes today are the limit".formatted(state.changes()))
        : Optional.empty();
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Optional<LotState.Listed> listed(Intent intent, RiskView view) {
    Optional<Lot> lot =
        switch (intent) {
          case Intent.Reprice i -> view.portfolio().lot(i.lot());
          case Intent.Delist i -> view.portfolio().lot(i.lot());
          case Intent.BuyOffer _, Intent.ListLot _, Intent.PlaceTarget _, Intent.CancelTarget _ ->
              Optional.empty();
        };
    return lot.map(Lot::state)
        .filter(LotState.Listed.class::isInstance)
        .map(LotState.Listed.class::cast);
  }
}
