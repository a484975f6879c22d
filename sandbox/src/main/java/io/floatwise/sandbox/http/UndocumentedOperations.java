package io.floatwise.sandbox.http;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.ClosedPurchase;
import io.floatwise.core.sim.ClosedSale;
import io.floatwise.core.sim.OpenTarget;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Operations that clients use although no document names them: history and time limits.
final class UndocumentedOperations {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 10_000;

  private final SharedExchange exchange;

  UndocumentedOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  /// A row of the history.
  private record Event(
      String id,
      String type,
      TradeStatus status,
      String subject,
      Instant at,
      Money money,
      String asset) {}

  Reply history(Call call) {
    Query query = call.query();
    List<Event> all =
        exchange.read(sim ->
            Stream.concat(
                    sim.closedSales(call.account()).stream().map(UndocumentedOperations::sale),
                    sim.closedPurchases(call.account()).stream()
                        .map(UndocumentedOperations::purchase))
                .toList());
    Set<String> activities = words(query, "activities");
    Set<String> statuses = words(query, "statuses");
    long from = number(query, "from", 0);
    long to = number(query, "to", Long.MAX_VALUE);
    List<Event> rows = new ArrayList<>();
    for (Event event : all) {
      long second = event.at().getEpochSecond();
      if ((activities.isEmpty() || activities.contains(event.type()))
          && (statuses.isEmpty() || statuses.contains(word(event.status())))
          && second >= from
          && second <= to) {
        rows.add(event);
      }
    }
    rows.sort(Comparator.comparing(Event::at).thenComparing(Event::id).reversed());
    List<Event> page =
        rows.stream()
            .skip(number(query, "offset", 0))
            .limit(Math.min(MOST, number(query, "limit", DEFAULT_LIMIT)))
            .toList();
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows("objects", page, UndocumentedOperations::write).put("total", rows.size())));
  }

  private static Event sale(ClosedSale sale) {
    return new Event(
        sale.offer().value(),
        sale.target().isPresent() ? "instant_sell" : "sell",
        sale.status(),
        sale.title().name(),
        sale.closedAt(),
        sale.price().minus(sale.fee()),
        sale.asset().value());
  }

  private static Event purchase(ClosedPurchase purchase) {
    return new Event(
        purchase.offer().value(),
        purchase.target().isPresent() ? "target_closed" : "purchase",
        purchase.status(),
        purchase.title().name(),
        purchase.closedAt(),
        purchase.price(),
        purchase.asset().value());
  }

  private static void write(Json out, Event event) {
    String change = event.type().endsWith("sell") ? "Debit" : "Credit";
    out.put("id", event.id())
        .put("type", event.type())
        .put("status", word(event.status()))
        .put("subject", event.subject())
        .put("createdAt", event.at().getEpochSecond())
        .put("updatedAt", event.at().getEpochSecond())
        .putRows(
            "changes",
            List.of(event.money()),
            (row, money) ->
                row.putObject(
                        "money", m -> m.put("amount", money.toDecimal()).put("currency", "USD"))
                    .put("changeType", change))
        .putObject("details", details -> details.put("itemId", event.asset()));
  }

  private static String word(TradeStatus status) {
    return switch (status) {
      case PROTECTED -> "trade_protected";
      case SUCCESSFUL -> "success";
      case REVERTED -> "reverted";
    };
  }

  private static Set<String> words(Query query, String name) {
    return query.all(name).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .filter(word -> !word.isBlank())
        .collect(Collectors.toSet());
  }

  private static long number(Query query, String name, long fallback) {
    Optional<String> text = query.first(name);
    if (text.isPresent() && !text.get().matches("[0-9]{1,15}")) {
      throw new RefusedRequest(Errors.service(400, "BadRequest", name + " must be a number"));
    }
    return text.map(Long::parseLong).orElse(fallback);
  }

  /// How long the account's youngest target of a title is bound by the change window.
  Reply timeLimits(Call call) {
    JsonNode body = call.json();
    String name = body.path("ItemTitle").asString("");
    var game = Games.byId(body.path("GameID").asString(""));
    if (name.isBlank() || game.isEmpty()) {
      String code = name.isBlank() ? "TitleRequired" : "GameIDRequired";
      return Errors.service(400, code, "ItemTitle and GameID are required");
    }
    Duration left =
        exchange.look(all ->
            all.sim().openTargets(call.account()).stream()
                .filter(t -> t.title().name().equals(name) && t.title().game() == game.get())
                .map(OpenTarget::createdAt)
                .max(Comparator.naturalOrder())
                .map(all::windowLeft)
                .orElse(Duration.ZERO));
    Duration whole = exchange.rules().times().changeWindow();
    return Reply.json(
        200,
        Json.object(out ->
            out.putInt64("DefaultTimeLimit", whole.toMillis())
                .putInt64("RemainingTimeLimit", left.toMillis())));
  }
}
