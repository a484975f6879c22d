package io.floatwise.sandbox.admin;

import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Reply;

/// What was called. Thread-safe.
record CallControls(Calls calls) {

  Reply counts() {
    Calls.View view = calls.view();
    return Reply.json(
        200,
        Json.object(out ->
            out.put("connections", view.connections())
                .putObject(
                    "operations",
                    all ->
                        view.counts()
                            .forEach((operation, statuses) ->
                                all.putObject(
                                    operation,
                                    one ->
                                        statuses.forEach((status, count) ->
                                            one.put(Integer.toString(status), count)))))));
  }

  Reply audit() {
    return Reply.json(
        200, Json.object(out -> out.putRows("requests", calls.view().last(), CallControls::write)));
  }

  private static void write(Json out, Calls.Done done) {
    out.put("method", done.method())
        .put("path", done.path())
        .put("status", done.status())
        .put("account", done.account())
        .put("millis", done.millis());
  }

  Reply reset() {
    calls.reset();
    return counts();
  }
}
