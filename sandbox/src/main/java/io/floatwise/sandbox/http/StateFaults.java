package io.floatwise.sandbox.http;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.fault.FaultKind;
import io.floatwise.sandbox.fault.Strikes;
import io.floatwise.sandbox.wire.Bodies;
import io.floatwise.sandbox.wire.RawRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Faults that really happen in the marketplace, before a request is carried out.
final class StateFaults {
  private StateFaults() {}

  /// What happens in the marketplace right before `request` of `account` is carried out.
  static void strike(
      SharedExchange exchange, AccountId account, RawRequest request, Strikes strikes) {
    if (strikes.has(FaultKind.REVERSAL)) {
      Writes.apply(exchange, sim -> latestProtected(sim, account));
    }
    if (strikes.has(FaultKind.TARGETS_WITHOUT_COVER)) {
      Writes.apply(exchange, _ -> List.of(new Input.Uncover(account)));
    }
    if (strikes.has(FaultKind.PRICE_MOVED) && request.path().equals(BuyOperation.PATH)) {
      Writes.apply(exchange, _ -> raises(request));
    }
  }

  /// A trade that can be rolled back.
  private record Closed(OfferId offer, Instant at) {}

  /// The sale or purchase that was closed last; a sale if one of each was closed at that moment.
  private static List<Input> latestProtected(SimExchange sim, AccountId account) {
    Stream<Closed> purchases =
        sim.closedPurchases(account).stream()
            .filter(p -> p.status() == TradeStatus.PROTECTED)
            .map(p -> new Closed(p.offer(), p.closedAt()));
    Stream<Closed> sales =
        sim.closedSales(account).stream()
            .filter(s -> s.status() == TradeStatus.PROTECTED)
            .map(s -> new Closed(s.offer(), s.closedAt()));
    return Stream.concat(purchases, sales)
        .reduce((last, next) -> next.at().isBefore(last.at()) ? last : next)
        .stream()
        .<Input>map(trade -> new Input.Revert(trade.offer()))
        .toList();
  }

  /// The sellers of what a purchase asks for raise their prices by a cent.
  private static List<Input> raises(RawRequest request) {
    return Bodies.object(request.body()).stream()
        .flatMap(body -> body.path("offers").valueStream())
        .map(offer -> offer.path("offerId").asString(""))
        .filter(id -> !id.isBlank())
        .distinct()
        .<Input>map(id -> new Input.Raise(new OfferId(id)))
        .toList();
  }
}
