package io.floatwise.web;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.people.Counted;
import io.floatwise.core.shared.Throttle;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes commands from the page: `{"line": "approve a12"}` with the page's key in a header that no
/// foreign page can send. The answer only says that the command was handed over.
///
/// @param keys one of which the browser must show
/// @param throttle asked before anything is done, unless something is to be stopped
record Commanding(PageKeys keys, Throttle throttle) {

  static final String PATH = "/api/v1/commands";

  static final HeaderName KEY = HeaderNames.create("X-Floatwise-Key");
  private static final int LONGEST = 4_096;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  void take(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Optional<PageKeys.Visitor> visitor = visitor(request);
    if (visitor.isEmpty()) {
      answer(
          response,
          Status.FORBIDDEN_403,
          ErrorCode.AUTHORISATION,
          "expected a key of this page that works; open it with the whole address that the terminal"
              + " prints, or with a new one that /web in the chat gives you");
      return;
    }
    try {
      Command command = CommandText.parse(line(request));
      Optional<Duration> wait =
          Counted.as(command).flatMap(kind -> throttle.ask(visitor.get().by(), kind));
      if (wait.isPresent()) {
        tooMuch(response, wait.get());
        return;
      }
      visitor.get().operator().submit(command, visitor.get().by());
      response.status(Status.ACCEPTED_202);
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.send(
          JSON.writeValueAsString(JSON.createObjectNode().put("handedOver", command.name())));
    } catch (NotAllowedException e) {
      answer(response, Status.FORBIDDEN_403, e.errorCode(), e.getMessage());
    } catch (InputException e) {
      answer(response, Status.BAD_REQUEST_400, e.errorCode(), e.getMessage());
    }
  }

  private static void tooMuch(ServerResponse response, Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
    answer(
        response,
        Status.TOO_MANY_REQUESTS_429,
        ErrorCode.RATE,
        "expected fewer commands, found too many at once; come back in %d s".formatted(seconds));
  }

  private Optional<PageKeys.Visitor> visitor(ServerRequest request) {
    return shown(request).flatMap(keys::holder);
  }

  /// The key that a browser shows.
  static Optional<String> shown(ServerRequest request) {
    return request.headers().contains(KEY)
        ? Optional.of(request.headers().get(KEY).get())
        : Optional.empty();
  }

  private static String line(ServerRequest request) {
    String type =
        request.headers().contains(HeaderNames.CONTENT_TYPE)
            ? request.headers().get(HeaderNames.CONTENT_TYPE).get()
            : "none";
    if (!type.startsWith("application/json")) {
      throw new InputException("expected application/json, found " + type);
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new InputException("expected at most %d bytes, found more".formatted(LONGEST));
      }
      JsonNode line = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("line");
      if (!line.isString()) {
        throw new InputException("expected {\"line\": \"approve a12\"}, found no line");
      }
      return line.asString();
    } catch (JacksonException e) {
      throw new InputException("expected {\"line\": \"approve a12\"}, found no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the request ended too early", e);
    }
  }

  private static void answer(
      ServerResponse response, Status status, ErrorCode code, @Nullable String detail) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(
        JSON.writeValueAsString(
            JSON.createObjectNode().put("error", code.number()).put("detail", detail)));
  }
}
