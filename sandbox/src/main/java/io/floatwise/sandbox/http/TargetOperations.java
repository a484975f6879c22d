package io.floatwise.sandbox.http;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.sim.OpenTarget;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.wire.Cs2Title;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.FloatPart;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Moments;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Targets of an account: create, delete, list.
final class TargetOperations {
  private static final Set<String> ORDERS = Set.of("price", "title", "createdAt");
  private static final int MAX_ROWS = 100;
  private static final int MAX_DELETES = 1_000;

  private final SharedExchange exchange;

  TargetOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  Reply create(Call call) {
    JsonNode body = call.json();
    String gameId = body.path("GameID").asString("");
    Game game =
        Games.byId(gameId)
            .orElseThrow(() -> new RefusedRequest(Errors.invalidArgument("invalid GameID")));
    List<JsonNode> asked = rows(body, MAX_ROWS);
    List<TargetRequest> requests = asked.stream().map(row -> TargetRequest.of(game, row)).toList();
    if (Writes.standOrFallTogether(exchange)) {
      refuseUnfit(requests);
    }
    List<Outcome> answered =
        Writes.batch(
            exchange,
            "Targets",
            _ -> requests.stream().flatMap(r -> r.input(call.account()).stream()).toList());
    List<Outcome> outcomes = outcomes(requests, answered);
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows(
                "Result",
                indexes(asked.size()),
                (row, i) -> {
                  row.putObject("CreateTarget", echo -> TargetRequest.echo(echo, asked.get(i)));
                  row.put("TargetID", targetId(outcomes.get(i)));
                  writeOutcome(row, outcomes.get(i));
                })));
  }

  private static void refuseUnfit(List<TargetRequest> requests) {
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i) instanceof TargetRequest.Unfit(Outcome.Rejected no)) {
        throw new RefusedRequest(Writes.refused("Targets[" + i + "]", no.code(), no.detail()));
      }
    }
  }

  /// The outcome of each row: its own refusal, or what the exchange answered to its input.
  private static List<Outcome> outcomes(List<TargetRequest> requests, List<Outcome> answers) {
    List<Outcome> outcomes = new ArrayList<>();
    Iterator<Outcome> answered = answers.iterator();
    for (TargetRequest request : requests) {
      outcomes.add(
          switch (request) {
            case TargetRequest.Unfit unfit -> unfit.refusal();
            case TargetRequest.Fit _ -> answered.next();
          });
    }
    return outcomes;
  }

  Reply delete(Call call) {
    List<String> ids =
        rows(call.json(), MAX_DELETES).stream()
            .map(row -> row.path("TargetID").asString(""))
            .toList();
    if (ids.stream().anyMatch(String::isBlank)) {
      throw new RefusedRequest(Errors.invalidArgument("TargetID is required"));
    }
    List<Outcome> outcomes =
        Writes.batch(
            exchange,
            "Targets",
            _ ->
                ids.stream()
                    .<Input>map(id -> new Input.DeleteTarget(call.account(), new TargetId(id)))
                    .toList());
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows(
                "Result",
                indexes(ids.size()),
                (row, i) -> {
                  row.putObject("DeleteTarget", echo -> echo.put("TargetID", ids.get(i)));
                  writeOutcome(row, outcomes.get(i));
                })));
  }

  private static void writeOutcome(Json out, Outcome outcome) {
    if (outcome instanceof Outcome.Rejected(String code, String detail)) {
      out.put("Successful", false)
          .putObject("Error", error -> error.put("Code", listed(code)).put("Message", detail));
    } else {
      out.put("Successful", true).putNull("Error");
    }
  }

  /// The marketplace's list of codes has none for a target that is not there (inferred).
  static String listed(String code) {
    return code.equals("TargetNotFound") ? "BadRequest" : code;
  }

  private static String targetId(Outcome outcome) {
    return outcome instanceof Outcome.Accepted(Effect.TargetPlaced(TargetId id)) ? id.value() : "";
  }

  private static List<JsonNode> rows(JsonNode body, int most) {
    JsonNode targets = body.path("Targets");
    if (!targets.isArray() || targets.isEmpty() || targets.size() > most) {
      throw new RefusedRequest(
          Errors.invalidArgument("Targets must hold 1 to " + most + " targets"));
    }
    List<JsonNode> rows = new ArrayList<>();
    targets.forEach(rows::add);
    return rows;
  }

  private static List<Integer> indexes(int size) {
    return java.util.stream.IntStream.range(0, size).boxed().toList();
  }

  Reply list(Call call) {
    ListQuery query = ListQuery.of(call.query(), ORDERS, exchange.behaviours());
    List<OpenTarget> rows = exchange.read(sim -> matching(sim, call, query));
    Page<OpenTarget> page =
        Page.of(
            rows,
            target -> place(query.orderBy(), target),
            query.orderBy().isEmpty() || query.descending(),
            query.limit(),
            query.cursor());
    return Reply.json(
        200,
        Json.object(out -> {
          out.putRows("items", page.rows(), TargetOperations::write);
          out.putInt64("total", page.total()).put("cursor", page.cursor());
        }));
  }

  private static Page.Place place(Optional<String> orderBy, OpenTarget target) {
    String rank =
        switch (orderBy.orElse("createdAt")) {
          case "price" -> Page.Place.rankOf(target.price().minor());
          case "title" -> target.title().name();
          default -> Page.Place.rankOf(target.createdAt().toEpochMilli());
        };
    return new Page.Place(rank, target.id().value());
  }

  private static List<OpenTarget> matching(SimExchange sim, Call call, ListQuery query) {
    return sim.openTargets(call.account()).stream()
        .filter(target -> target.title().game() == query.game())
        .filter(target -> query.wantsTitle(target.title().name()))
        .filter(target -> query.wantsPrice(target.price().minor()))
        .filter(target -> query.filters().matches(facets(target)))
        .toList();
  }

  private static Map<String, String> facets(OpenTarget target) {
    Map<String, String> facets = new HashMap<>(TitleFacts.of(target.title()).facets());
    facets.put("amount", Integer.toString(target.amount()));
    facets.put("status", target.active() ? "active" : "inactive");
    facets.put("isAdvanced", Boolean.toString(isAdvanced(target)));
    facets.put(
        "floatPart", floatPart(target).map(p -> p.word().toLowerCase(Locale.ROOT)).orElse(""));
    facets.put("paintSeed", Integer.toString(target.wanted().paintSeed().orElse(0)));
    facets.put("phase", target.wanted().phase().orElse(""));
    return facets;
  }

  private static String status(OpenTarget target) {
    return target.active() ? "TARGET_STATUS_ACTIVE" : "TARGET_STATUS_INACTIVE";
  }

  private static boolean isAdvanced(OpenTarget target) {
    return floatPart(target).isPresent()
        || target.wanted().paintSeed().isPresent()
        || target.wanted().phase().isPresent();
  }

  /// The names of the phases were never recorded; they are inferred from the one that was.
  private static String phase(OpenTarget target) {
    String word = target.wanted().phase().orElse("unspecified");
    return "PHASE_TITLE_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<FloatPart> floatPart(OpenTarget target) {
    Optional<Wear> from = target.wanted().wearFrom();
    return from.map(FloatPart::of);
  }

  private static void write(Json out, OpenTarget target) {
    TitleFacts facts = TitleFacts.of(target.title());
    String created = Moments.iso(target.createdAt());
    out.put("targetId", target.id().value())
        .put("title", target.title().name())
        .putInt64("amount", target.amount())
        .put("status", status(target))
        .putInt64("priceCents", target.price().minor())
        .putObject(
            "attributes",
            attributes ->
                attributes
                    .put("categoryPath", facts.categoryPath())
                    .put("title", target.title().name())
                    .put("name", facts.name())
                    .putObject(facts.object(), game -> writeGame(game, facts, target)))
        .put("createdAt", created)
        .put("updatedAt", created);
  }

  private static void writeGame(Json out, TitleFacts facts, OpenTarget target) {
    if (target.title().game() != Game.CS2) {
      facts.writer().accept(out, Attributes.UNKNOWN);
      return;
    }
    Cs2Title title = Cs2Title.of(target.title().name());
    out.put("category", title.category())
        .put("exterior", title.exterior())
        .put("phase", phase(target))
        .put("paintSeed", target.wanted().paintSeed().orElse(0))
        .put(
            "floatPart",
            floatPart(target).map(FloatPart::wireName).orElse("FLOAT_PART_UNSPECIFIED"))
        .put("isAdvanced", isAdvanced(target));
  }
}
