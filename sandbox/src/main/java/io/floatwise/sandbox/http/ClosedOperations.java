package io.floatwise.sandbox.http;

import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.sim.ClosedPurchase;
import io.floatwise.core.sim.ClosedSale;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Closed trades of an account. Parameters are PascalCase; those in lower case are not read at all.
final class ClosedOperations {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final List<String> NAMES = List.of("Limit", "Cursor", "OrderDir", "Status");

  private final SharedExchange exchange;

  ClosedOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  private Query query(Call call) {
    return exchange.behaviours().is(Behaviour.QUERY_NAMES, "any-case")
        ? call.query().spelled(NAMES)
        : call.query();
  }

  Reply offers(Call call) {
    Query query = query(call);
    List<ClosedSale> rows =
        exchange.read(sim -> sim.closedSales(call.account())).stream()
            .filter(within(query, "OfferCreated", ClosedSale::createdAt))
            .filter(within(query, "OfferClosed", ClosedSale::closedAt))
            .filter(finalWithin(query, ClosedSale::finalAt))
            .filter(inStatus(query, ClosedSale::status))
            .toList();
    return page(
        query, rows, sale -> place(sale.closedAt(), sale.offer().value()), ClosedOperations::write);
  }

  Reply targets(Call call) {
    Query query = query(call);
    List<ClosedPurchase> rows =
        exchange.read(sim -> sim.closedPurchases(call.account())).stream()
            .filter(purchase -> purchase.target().isPresent())
            .filter(
                within(
                    query,
                    "TargetCreated",
                    purchase -> purchase.targetCreatedAt().orElse(purchase.closedAt())))
            .filter(within(query, "TargetClosed", ClosedPurchase::closedAt))
            .filter(finalWithin(query, ClosedPurchase::finalAt))
            .filter(inStatus(query, ClosedPurchase::status))
            .toList();
    return page(
        query,
        rows,
        purchase -> place(purchase.closedAt(), purchase.offer().value()),
        ClosedOperations::write);
  }

  private static Page.Place place(Instant closed, String id) {
    return new Page.Place(Page.Place.rankOf(closed.toEpochMilli()), id);
  }

  private static <T> Reply page(
      Query query, List<T> rows, Function<T, Page.Place> place, BiConsumer<Json, T> write) {
    String direction = query.first("OrderDir").orElse("desc");
    if (!direction.equals("desc") && !direction.equals("asc")) {
      throw new RefusedRequest(Errors.invalidArgument("invalid OrderDir"));
    }
    long limit = number(query, "Limit").orElse((long) DEFAULT_LIMIT);
    if (limit < 1) {
      throw new RefusedRequest(Errors.invalidArgument("invalid Limit"));
    }
    Page<T> page =
        Page.of(
            rows,
            place,
            direction.equals("desc"),
            (int) Math.min(limit, MAX_LIMIT),
            query.first("Cursor"));
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows("Trades", page.rows(), write)
                .putInt64("Total", page.total())
                .put("Cursor", page.cursor())));
  }

  private static void write(Json out, ClosedSale sale) {
    out.put("OfferID", sale.offer().value())
        .put("TargetID", sale.target().map(TargetId::value).orElse(""))
        .put("AssetID", sale.asset().value())
        .putObject("Price", price -> dollars(price, sale.price()))
        .put("CurrencyCode", "USD")
        .putInt64("Amount", 1)
        .put("Title", sale.title().name())
        .putObject(
            "Fee",
            fee ->
                fee.putObject("Amount", amount -> dollars(amount, sale.fee()))
                    .put("Percent", percent(sale.feeRate()))
                    .put("IsPersonal", sale.personalFee()))
        .putInt64("OfferCreatedAt", sale.createdAt().getEpochSecond())
        .putInt64("OfferClosedAt", sale.closedAt().getEpochSecond())
        .put("Status", status(sale.status()))
        .putInt64("FinalizationTime", sale.finalAt().map(Instant::getEpochSecond).orElse(0L));
  }

  private static void write(Json out, ClosedPurchase purchase) {
    out.put("OfferID", purchase.offer().value())
        .put("TargetID", purchase.target().map(TargetId::value).orElse(""))
        .put("AssetID", purchase.asset().value())
        .putObject("Price", price -> dollars(price, purchase.price()))
        .put("CurrencyCode", "USD")
        .putInt64("Amount", 1)
        .put("Title", purchase.title().name())
        .putInt64("ClosedAt", purchase.closedAt().getEpochSecond())
        .put("Status", status(purchase.status()))
        .putInt64("FinalizationTime", purchase.finalAt().map(Instant::getEpochSecond).orElse(0L));
  }

  private static void dollars(Json out, Money amount) {
    out.put("Currency", "USD").putDecimal("Amount", new BigDecimal(amount.toDecimal()));
  }

  private static String percent(Rate rate) {
    return BigDecimal.valueOf(rate.basisPoints(), 2).stripTrailingZeros().toPlainString();
  }

  private static String status(TradeStatus status) {
    return switch (status) {
      case PROTECTED -> "trade_protected";
      case SUCCESSFUL -> "successful";
      case REVERTED -> "reverted";
    };
  }

  private static <T> java.util.function.Predicate<T> within(
      Query query, String name, Function<T, Instant> time) {
    Optional<Long> from = number(query, name + ".From");
    Optional<Long> to = number(query, name + ".To");
    return row -> {
      long second = time.apply(row).getEpochSecond();
      return from.map(f -> second >= f).orElse(true) && to.map(t -> second <= t).orElse(true);
    };
  }

  private static <T> java.util.function.Predicate<T> finalWithin(
      Query query, Function<T, Optional<Instant>> time) {
    return within(query, "Finalization", row -> time.apply(row).orElse(Instant.EPOCH));
  }

  private static <T> java.util.function.Predicate<T> inStatus(
      Query query, Function<T, TradeStatus> status) {
    Set<String> asked =
        query.all("Status").stream().filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    Set<String> known = Set.of("successful", "reverted", "trade_protected");
    if (!known.containsAll(asked)) {
      throw new RefusedRequest(Errors.invalidArgument("invalid Status"));
    }
    return row -> asked.isEmpty() || asked.contains(status(status.apply(row)));
  }

  private static Optional<Long> number(Query query, String name) {
    Optional<String> text = query.first(name);
    try {
      return text.map(Long::parseLong);
    } catch (NumberFormatException e) {
      throw new RefusedRequest(Errors.invalidArgument("invalid " + name));
    }
  }
}
