package io.floatwise.sandbox.admin;

import io.floatwise.sandbox.fault.FaultKind;
import io.floatwise.sandbox.fault.FaultSpec;
import io.floatwise.sandbox.fault.Faults;
import io.floatwise.sandbox.fault.PastReplies;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Faults: catalogue, switch on, show, switch off. Thread-safe.
///
/// @param operations that a fault can be bound to
record FaultControls(Faults faults, PastReplies past, List<String> operations) {
  private static final int LONGEST_DELAY = 600_000;
  private static final int MOST = 1_000_000;
  private static final int DAY = 86_400;
  private static final Set<String> CHANGES = Set.of("removed", "renamed", "retyped");

  Reply list() {
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows("catalogue", List.of(FaultKind.values()), FaultControls::write)
                .putStrings("operations", operations)
                .putRows("active", faults.status(), FaultControls::write)));
  }

  private static void write(Json out, FaultKind kind) {
    out.put("name", kind.key())
        .put("meaning", kind.meaning())
        .putStrings("parameters", kind.parameters());
  }

  private static void write(Json out, Faults.Status status) {
    FaultSpec spec = status.spec();
    out.put("id", status.id())
        .put("name", spec.kind().key())
        .put("operation", spec.operation())
        .put("game", spec.game())
        .put("count", spec.count())
        .putDecimal("probability", BigDecimal.valueOf(spec.probability(), 6))
        .put("seed", spec.seed())
        .put("delayMillis", spec.delayMillis())
        .put("randomMillis", spec.randomMillis())
        .put("status", spec.status())
        .put("seconds", spec.seconds())
        .put("every", spec.every())
        .put("field", spec.field())
        .put("change", spec.change())
        .put("met", status.met())
        .put("struck", status.struck());
  }

  /// Switches a fault on. Without a count it strikes once, with a probability for ever.
  Reply on(AdminRequest request) {
    String name = request.text("name", "");
    FaultKind kind =
        FaultKind.byKey(name)
            .orElseThrow(() ->
                AdminRequest.refused(
                    "BadRequest", "name must be ledger-cent or one of GET /sandbox/faults"));
    int count = request.number("count", request.has("probability") ? 0 : 1, 0, MOST);
    String change = request.text("change", "removed");
    if (!CHANGES.contains(change)) {
      throw AdminRequest.refused("BadRequest", "change must be removed, renamed or retyped");
    }
    FaultSpec spec =
        new FaultSpec(
            kind,
            operation(request),
            game(request),
            count,
            probability(request.body().path("probability")),
            request.number("seed", 1, 0, Integer.MAX_VALUE),
            request.number("delayMillis", 0, 0, LONGEST_DELAY),
            request.number("randomMillis", 0, 0, LONGEST_DELAY),
            request.number("status", 500, 400, 599),
            request.number("seconds", 1, -DAY, DAY),
            request.number("every", 0, 0, MOST),
            request.text("field", ""),
            change);
    past.thaw();
    int id = faults.on(spec);
    return Reply.json(
        200, Json.object(out -> out.put("name", name).put("count", count).put("id", id)));
  }

  private String operation(AdminRequest request) {
    String name = request.text("operation", "");
    if (!name.isEmpty() && !name.equals(Calls.OTHER) && !operations.contains(name)) {
      throw AdminRequest.refused(
          "BadRequest",
          "operation must be one of GET /sandbox/faults, such as " + operations.getFirst());
    }
    return name;
  }

  private static String game(AdminRequest request) {
    String id = request.text("game", "");
    if (!id.isEmpty() && Games.byId(id).isEmpty()) {
      throw AdminRequest.refused("BadRequest", "game must be a8db, 9a92, tf2 or rust");
    }
    return id;
  }

  private static int probability(JsonNode node) {
    if (node.isMissingNode()) {
      return FaultSpec.ALWAYS;
    }
    String text = node.isNumber() || node.isString() ? node.asString() : "";
    if (text.matches("0|1|[01]\\.[0-9]{1,6}")
        && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0) {
      return new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.DOWN).intValueExact();
    }
    throw AdminRequest.refused("BadRequest", "probability must be between 0 and 1");
  }

  /// Switches off the fault with that `id`, or all.
  Reply off(Query query) {
    Optional<String> id = query.first("id");
    if (id.isEmpty()) {
      faults.allOff();
    } else if (!id.get().matches("[0-9]{1,9}") || !faults.off(Integer.parseInt(id.get()))) {
      throw AdminRequest.refused("BadRequest", "no fault with that id is on");
    }
    past.thaw();
    return list();
  }
}
