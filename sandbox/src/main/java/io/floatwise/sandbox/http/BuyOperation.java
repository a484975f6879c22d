package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.Funds;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Numbers;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// `PATCH /exchange/v1/offers-buy`: 200 also for a purchase that failed. Several offers are bought
/// together or not at all, because the answer has one status for all of them (inferred).
final class BuyOperation {
  static final String PATH = "/exchange/v1/offers-buy";
  private static final int MAX_OFFERS = 100;

  private final SharedExchange exchange;

  BuyOperation(SharedExchange exchange) {
    this.exchange = exchange;
  }

  /// One wanted offer.
  private record Wish(OfferId offer, Money price) {}

  /// What came of it.
  ///
  /// @param failure code; empty if all is bought
  private record Answer(Optional<String> failure) {}

  Reply answer(Call call) throws RefusedRequest {
    List<Wish> wishes = wishes(call.json());
    Answer answer = buy(call, wishes);
    boolean late = exchange.rules().times().deliveryDelay().isPositive();
    String status = answer.failure().isPresent() ? "TxFailed" : late ? "TxPending" : "TxSuccess";
    String order = wishes.getFirst().offer() + " " + exchange.now();
    return Reply.json(
        200,
        Json.object(out ->
            out.put("orderId", uuid("order " + order))
                .put("txId", uuid("tx " + order))
                .put("status", status)
                .putObject(
                    "dmOffersStatus",
                    offers -> {
                      for (Wish wish : wishes) {
                        offers.putObject(
                            wish.offer().value(),
                            o -> o.put("started", answer.failure().isEmpty()));
                      }
                    })
                .putObject("p2pOffersStatus", _ -> {})
                .putObject(
                    "dmOffersFailReason",
                    reason -> reason.put("code", answer.failure().orElse("")))));
  }

  private Answer buy(Call call, List<Wish> wishes) {
    List<String> foreseen = new ArrayList<>();
    List<Result> results =
        Writes.apply(
            exchange,
            sim -> {
              Optional<String> problem =
                  wishes.size() == 1 ? Optional.empty() : problem(sim, call, wishes);
              problem.ifPresent(foreseen::add);
              return problem.isPresent()
                  ? List.of()
                  : wishes.stream()
                      .sorted(Comparator.comparing(w -> protectedPays(sim, w.offer())))
                      .<Input>map(w -> new Input.Buy(call.account(), w.offer(), w.price()))
                      .toList();
            });
    for (Result result : results) {
      if (result instanceof Result.Ordered(Outcome.Rejected(String code, String _))) {
        return new Answer(Optional.of(code));
      }
    }
    return new Answer(foreseen.stream().findFirst());
  }

  /// Why the offers cannot be bought together.
  private Optional<String> problem(SimExchange sim, Call call, List<Wish> wishes) {
    long cost = 0;
    long usableOnly = 0;
    for (Wish wish : wishes) {
      Optional<Offer> offer = sim.offer(wish.offer());
      if (offer.isEmpty()) {
        return Optional.of("OfferNotFound");
      }
      boolean own =
          sim.openOffers(call.account()).stream().anyMatch(o -> o.id().equals(wish.offer()));
      if (own || offer.get().custody() != Custody.VENUE) {
        return Optional.of("BadRequest");
      }
      if (!offer.get().price().equals(wish.price())) {
        return Optional.of(exchange.rules().orders().priceMismatchCode());
      }
      cost += wish.price().minor();
      usableOnly += protectedPays(sim, wish.offer()) ? 0 : wish.price().minor();
    }
    Funds funds = sim.funds(call.account());
    long usable = funds.usable().minor();
    boolean covered = usableOnly <= usable && cost <= usable + funds.tradeProtected().minor();
    return covered ? Optional.empty() : Optional.of("BalanceInsufficientFunds");
  }

  /// Whether protected money may pay for the offer. What it may not pay for is bought first, so
  /// that whichever money a CS2 purchase spends first, it leaves enough for the others.
  private static boolean protectedPays(SimExchange sim, OfferId id) {
    return sim.rules().money().protectedBuys()
        && sim.offer(id).filter(o -> o.item().title().game() == Game.CS2).isPresent();
  }

  private static List<Wish> wishes(JsonNode body) {
    List<Wish> wishes = new ArrayList<>();
    for (JsonNode offer : body.path("offers")) {
      String id = offer.path("offerId").asString("");
      OptionalLong cents = Numbers.int64(offer.path("price").path("amount"));
      String currency = offer.path("price").path("currency").asString("");
      String type = offer.path("type").asString("dmarket");
      if (!currency.equals("USD")) {
        throw refused("UnsupportedCurrency", "the sandbox trades in USD only");
      }
      if (!type.equals("dmarket") && !type.equals("p2p")) {
        throw refused("BadRequest", "type must be dmarket or p2p");
      }
      if (id.isBlank() || cents.isEmpty()) {
        throw refused("BadRequest", "offerId and price.amount are required");
      }
      if (wishes.stream().anyMatch(w -> w.offer().value().equals(id))) {
        throw refused("BadRequest", "the same offer twice");
      }
      wishes.add(new Wish(new OfferId(id), Money.usd(cents.getAsLong())));
    }
    if (wishes.isEmpty() || wishes.size() > MAX_OFFERS) {
      throw refused("BadRequest", "offers must hold 1 to " + MAX_OFFERS + " offers");
    }
    return wishes;
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static RefusedRequest refused(String code, String message) {
    return new RefusedRequest(Errors.service(400, code, message));
  }
}
