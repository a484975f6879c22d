package io.floatwise.sandbox.http;

import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.ClosedPurchase;
import io.floatwise.core.sim.ClosedSale;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.fault.FaultKind;
import io.floatwise.sandbox.fault.Strikes;
import io.floatwise.sandbox.wire.RawRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Faults that reach into the marketplace or into a request before it is carried out.
final class StateFaults {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StateFaults() {}

  static void strike(SharedExchange exchange, AccountId account, Strikes strikes) {
    if (strikes.has(FaultKind.REVERSAL)) {
      Writes.apply(exchange, sim -> latestProtected(sim, account));
    }
    if (strikes.has(FaultKind.TARGETS_WITHOUT_COVER)) {
      Writes.apply(exchange, _ -> List.of(new Input.Uncover(account)));
    }
  }

  private static List<Input> latestProtected(SimExchange sim, AccountId account) {
    Optional<ClosedSale> sale =
        sim.closedSales(account).stream()
            .filter(s -> s.status() == TradeStatus.PROTECTED)
            .reduce((_, later) -> later);
    Optional<ClosedPurchase> purchase =
        sim.closedPurchases(account).stream()
            .filter(p -> p.status() == TradeStatus.PROTECTED)
            .reduce((_, later) -> later);
    return Stream.concat(
            sale.stream().map(ClosedSale::offer), purchase.stream().map(ClosedPurchase::offer))
        .limit(1)
        .<Input>map(Input.Revert::new)
        .toList();
  }

  /// The purchase as it looks when every price has moved up by a cent since the client read it.
  static RawRequest moved(RawRequest request, Strikes strikes) {
    if (!strikes.has(FaultKind.PRICE_MOVED)) {
      return request;
    }
    JsonNode body = MAPPER.readTree(request.body());
    for (JsonNode offer : body.path("offers")) {
      String cents = offer.path("price").path("amount").asString("");
      if (offer.path("price") instanceof ObjectNode price && cents.matches("[0-9]{1,15}")) {
        price.put("amount", Long.toString(Long.parseLong(cents) - 1));
      }
    }
    return request.withBody(MAPPER.writeValueAsBytes(body));
  }
}
