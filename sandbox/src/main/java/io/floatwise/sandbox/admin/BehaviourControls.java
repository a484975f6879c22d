package io.floatwise.sandbox.admin;

import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Reply;
import java.util.List;

/// Behaviours: show and switch. Thread-safe.
record BehaviourControls(SharedExchange exchange) {

  Reply list() {
    Behaviours now = exchange.behaviours();
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows(
                "behaviours", List.of(Behaviour.values()), (row, b) -> write(row, b, now))));
  }

  private static void write(Json out, Behaviour behaviour, Behaviours now) {
    out.put("name", behaviour.key())
        .put("value", now.get(behaviour))
        .put("default", behaviour.fallback())
        .put("allowed", behaviour.allowed().text())
        .put("basis", behaviour.basis().name())
        .put("meaning", behaviour.meaning());
  }

  Reply set(AdminRequest request) throws StateException {
    Behaviour behaviour =
        Behaviours.byKey(request.text("name", ""))
            .orElseThrow(() ->
                AdminRequest.refused("BadRequest", "name must be one of GET /sandbox/behaviours"));
    String value = request.text("value", "");
    if (!behaviour.allowed().allows(value)) {
      throw AdminRequest.refused(
          "BadRequest", "value must be one of: " + behaviour.allowed().text());
    }
    exchange.write(_ -> List.of(new Input.Behave(behaviour, value)));
    return list();
  }
}
