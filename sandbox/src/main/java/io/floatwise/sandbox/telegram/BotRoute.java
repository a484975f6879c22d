package io.floatwise.sandbox.telegram;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/bot<token>/<method>`: checks the token, reads the parameters, answers in Telegram's envelope.
record BotRoute(BotApi api, String token, OpenRequests requests, Consumer<ApiCall> observer)
    implements Handler {

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String[] path = request.path().path().split("/");
    String method = path.length == 3 ? path[2] : "";
    Map<String, String> sent = Map.of();
    int status = 200;
    ObjectNode reply = Wire.JSON.createObjectNode();
    try {
      requests.enter();
      check(path.length > 1 ? path[1] : "");
      Parameters parameters = parameters(request);
      sent = parameters.values();
      JsonNode result = api.call(method, parameters);
      reply.put("ok", true).set("result", result);
    } catch (Refusal e) {
      status = e.code();
      reply.put("ok", false).put("error_code", status).put("description", e.description());
      if (e.retryAfter() > 0) {
        reply.putObject("parameters").put("retry_after", e.retryAfter());
      }
    } catch (InterruptedException e) {
      status = 500;
      reply.put("ok", false).put("error_code", status);
      reply.put("description", "Internal Server Error: restart");
    } finally {
      requests.leave();
    }
    String json = Wire.JSON.writeValueAsString(reply);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.status(Status.create(status)).send(json);
    observer.accept(new ApiCall(method, sent, status, json));
  }

  private void check(String segment) {
    String given = segment.startsWith("bot") ? segment.substring("bot".length()) : "";
    if (!given.matches("[0-9]{1,20}:[A-Za-z0-9_-]+")) {
      throw Refusal.of(404, "Not Found");
    }
    if (!MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
      throw Refusal.of(401, "Unauthorized");
    }
  }

  private static Parameters parameters(ServerRequest request) {
    String type = request.headers().contentType().map(media -> media.mediaType().text()).orElse("");
    String body = request.content().hasEntity() ? request.content().as(String.class) : "";
    String boundary =
        request
            .headers()
            .contentType()
            .flatMap(m -> Optional.ofNullable(m.parameters().get("boundary")))
            .orElse("");
    return Parameters.of(request.query().rawValue(), type, boundary, body);
  }
}
