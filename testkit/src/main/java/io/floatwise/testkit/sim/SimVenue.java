package io.floatwise.testkit.sim;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Reading;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.Wanted;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// One account of a simulated exchange, as the bot sees it.
public record SimVenue(SimExchange exchange, AccountId account) implements Venue {

  /// It lives in our time.
  @Override
  public Duration skew() {
    return Duration.ZERO;
  }

  @Override
  public Outcome execute(Approved approved) {
    return switch (approved.intent()) {
      case Intent.BuyOffer buy -> exchange.buy(account, buy.offer().id(), buy.price());
      case Intent.ListLot list -> exchange.createOffer(account, list.asset(), list.price());
      case Intent.Reprice change -> exchange.updateOffer(account, change.offer(), change.price());
      case Intent.Delist delist -> exchange.deleteOffer(account, delist.offer());
      case Intent.PlaceTarget place ->
          exchange.createTarget(account, place.title(), place.price(), place.amount(), Wanted.ANY);
      case Intent.CancelTarget cancel -> exchange.deleteTarget(account, cancel.target());
    };
  }

  @Override
  public List<Outcome> executeAll(List<Approved> approved) {
    return approved.stream().map(this::execute).toList();
  }

  @Override
  public Reading<Balance> balance() {
    var funds = exchange.funds(account);
    return Reading.of(new Balance(funds.usable(), funds.withdrawable(), funds.tradeProtected()));
  }

  @Override
  public Reading<List<HeldItem>> inventory(Game game) {
    return Reading.of(
        exchange.inventory(account).stream()
            .filter(h -> h.item().title().game() == game)
            .map(h -> new HeldItem(h.item(), h.unlocksAt(), true))
            .toList());
  }

  @Override
  public Reading<List<OwnOffer>> offers(Game game) {
    return Reading.of(
        exchange.openOffers(account).stream()
            .filter(o -> o.item().title().game() == game)
            .map(o -> new OwnOffer(o.id(), o.item(), o.price(), o.createdAt(), false))
            .toList());
  }

  @Override
  public Reading<List<OwnTarget>> targets(Game game) {
    return Reading.of(
        exchange.openTargets(account).stream()
            .filter(t -> t.title().game() == game)
            .map(t ->
                new OwnTarget(t.id(), t.title(), t.price(), t.amount(), t.active(), t.createdAt()))
            .toList());
  }

  @Override
  public Reading<List<ClosedOffer>> closedOffers(Instant since) {
    return Reading.of(
        exchange.closedSales(account).stream()
            .filter(s -> !s.closedAt().isBefore(since))
            .map(s ->
                new ClosedOffer(
                    s.offer(),
                    s.asset(),
                    s.title().name(),
                    s.price(),
                    s.fee(),
                    s.closedAt(),
                    s.status(),
                    s.finalAt()))
            .sorted(Comparator.comparing(ClosedOffer::closedAt))
            .toList());
  }

  @Override
  public Reading<List<ClosedTarget>> closedTargets(Instant since) {
    return Reading.of(
        exchange.closedPurchases(account).stream()
            .filter(p -> p.target().isPresent() && !p.closedAt().isBefore(since))
            .map(p ->
                new ClosedTarget(
                    p.target().orElseThrow(),
                    p.asset(),
                    p.title().name(),
                    p.price(),
                    p.closedAt(),
                    p.status(),
                    p.finalAt()))
            .sorted(Comparator.comparing(ClosedTarget::closedAt))
            .toList());
  }
}
