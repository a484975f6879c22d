package io.floatwise.sandbox.http;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.OpenOffer;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.FieldNames;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Numbers;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// `offers:batchCreate`, `offers:batchUpdate`, `offers:batchDelete`: 200 with what worked in
/// `offers` and what did not in `failed`, or 400 where they stand or fall together.
final class BatchOperations {
  private static final int MAX_ROWS = 1_000;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final SharedExchange exchange;

  BatchOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  /// A row of the request.
  ///
  /// @param id asset id or offer id
  /// @param cents price; zero where there is none
  private record Row(String id, long cents) {
    Money price() {
      return Money.usd(cents);
    }
  }

  static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }

  Reply create(Call call) {
    List<Row> rows = rows(call.json(), "assetId", true);
    for (int i = 0; i < rows.size(); i++) {
      if (!isUuid(rows.get(i).id())) {
        throw new RefusedRequest(
            Errors.invalidArgument("invalid requests[" + i + "].asset_id: not a UUID"));
      }
    }
    List<Outcome> outcomes =
        Writes.batch(
            exchange,
            "requests",
            _ ->
                rows.stream()
                    .<Input>map(
                        r -> new Input.CreateOffer(call.account(), new AssetId(r.id()), r.price()))
                    .toList());
    Map<String, String> assets = new HashMap<>();
    rows.forEach(row -> assets.put(row.id(), row.id()));
    return reply("assetId", rows, outcomes, assets);
  }

  Reply update(Call call) {
    return change(
        call,
        rows(call.json(), "offerId", true),
        r -> new Input.UpdateOffer(call.account(), new OfferId(r.id()), r.price()));
  }

  Reply delete(Call call) {
    return change(
        call,
        rows(call.json(), "offerId", false),
        r -> new Input.DeleteOffer(call.account(), new OfferId(r.id())));
  }

  private Reply change(Call call, List<Row> rows, java.util.function.Function<Row, Input> input) {
    Map<String, String> assets = new HashMap<>();
    List<Outcome> outcomes =
        Writes.batch(
            exchange,
            "requests",
            sim -> {
              assets.putAll(assetsByOffer(sim, call));
              return rows.stream().map(input).toList();
            });
    return reply("offerId", rows, outcomes, assets);
  }

  private static Map<String, String> assetsByOffer(SimExchange sim, Call call) {
    Map<String, String> assets = new HashMap<>();
    for (OpenOffer offer : sim.openOffers(call.account())) {
      assets.put(offer.id().value(), offer.item().id().value());
    }
    return assets;
  }

  private static Reply reply(
      String idName, List<Row> rows, List<Outcome> outcomes, Map<String, String> assets) {
    List<Integer> done = new ArrayList<>();
    List<Integer> failed = new ArrayList<>();
    IntStream.range(0, rows.size())
        .forEach(i -> (rejection(outcomes.get(i)).isEmpty() ? done : failed).add(i));
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows(
                    "offers",
                    done,
                    (o, i) -> {
                      String asked = rows.get(i).id();
                      o.put("id", offerId(outcomes.get(i), asked))
                          .put("assetId", assets.getOrDefault(asked, ""));
                    })
                .putRows(
                    "failed",
                    failed,
                    (o, i) -> {
                      o.put(idName, rows.get(i).id());
                      for (Outcome.Rejected no : rejection(outcomes.get(i))) {
                        o.put("code", no.code()).put("message", no.detail());
                      }
                    })));
  }

  private static List<Outcome.Rejected> rejection(Outcome outcome) {
    return outcome instanceof Outcome.Rejected no ? List.of(no) : List.of();
  }

  /// The id that the answer names: the new one where there is one.
  private static String offerId(Outcome outcome, String asked) {
    if (outcome instanceof Outcome.Accepted(Effect effect)) {
      return switch (effect) {
        case Effect.Listed(OfferId id) -> id.value();
        case Effect.Repriced(OfferId id) -> id.value();
        case Effect.Delisted(), Effect.Bought(), Effect.TargetPlaced _, Effect.TargetCancelled() ->
            asked;
      };
    }
    return asked;
  }

  private static List<Row> rows(JsonNode body, String idName, boolean priced) {
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MAX_ROWS) {
      throw new RefusedRequest(
          Errors.invalidArgument("requests must hold 1 to " + MAX_ROWS + " rows"));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode request : requests) {
      String id = FieldNames.field(request, idName).asString("");
      OptionalLong cents = Numbers.int64(FieldNames.field(request, "priceCents"));
      if (id.isBlank() || (priced && cents.isEmpty())) {
        throw new RefusedRequest(
            Errors.invalidArgument(
                "invalid requests[%d]: %s%s required"
                    .formatted(rows.size(), idName, priced ? " and priceCents are" : " is")));
      }
      rows.add(new Row(id, priced ? cents.getAsLong() : 0));
    }
    return rows;
  }
}
