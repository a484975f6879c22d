package io.floatwise.sandbox.telegram;

import io.floatwise.sandbox.telegram.Chats.Tap;
import io.floatwise.sandbox.telegram.Chats.View;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The page on which a person talks to the bot, and what it needs.
record ChatPage(Chats chats, OpenRequests requests) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  void route(HttpRouting.Builder routing) {
    file(routing, "/", "index.html", "text/html; charset=utf-8");
    file(routing, "/chat.css", "chat.css", "text/css; charset=utf-8");
    file(routing, "/chat.js", "chat.js", "text/javascript; charset=utf-8");
    file(routing, "/icon.svg", "icon.svg", "image/svg+xml");
    routing.get("/chat/events", this::stream);
    routing.post("/chat/messages", (request, response) -> take(request, response, this::say));
    routing.post("/chat/taps", (request, response) -> take(request, response, this::tap));
  }

  private interface Action {
    String apply(Person person, JsonNode body);
  }

  private static void file(HttpRouting.Builder routing, String path, String name, String type) {
    byte[] content;
    try (InputStream in = ChatPage.class.getResourceAsStream("/telegram/" + name)) {
      if (in == null) {
        throw new IllegalStateException("expected the file " + name + " of the chat page");
      }
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    routing.get(
        path,
        (_, response) ->
            response
                .header(HeaderNames.CONTENT_TYPE, type)
                .header(HeaderNames.CACHE_CONTROL, "no-cache")
                .send(content));
  }

  private String say(Person person, JsonNode body) {
    return Integer.toString(chats.say(person, body.path("text").asString("")).id());
  }

  private String tap(Person person, JsonNode body) {
    return chats.tap(person, body.path("message").asInt(0), body.path("data").asString(""));
  }

  private void take(ServerRequest request, ServerResponse response, Action action) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    ObjectNode reply = Wire.JSON.createObjectNode();
    try {
      JsonNode body = Wire.JSON.readTree(request.content().as(String.class));
      reply.put("id", action.apply(person(request), body));
    } catch (Refusal e) {
      response.status(Status.create(e.code()));
      reply.put("error", e.description());
    } catch (JacksonException e) {
      response.status(Status.BAD_REQUEST_400);
      reply.put("error", "expected JSON");
    }
    response.send(Wire.JSON.writeValueAsString(reply));
  }

  private void stream(ServerRequest request, ServerResponse response) {
    Person person;
    try {
      person = person(request);
      requests.enter();
    } catch (Refusal e) {
      response.status(Status.create(e.code())).send(e.description());
      return;
    }
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      long seen = 0;
      while (!chats.isClosed()) {
        Optional<View> view = chats.view(person, seen, HEARTBEAT);
        seen = view.map(View::version).orElse(seen);
        if (!chats.isClosed()) {
          sink.emit(view.map(ChatPage::event).orElseGet(ChatPage::beat));
        }
      }
    } catch (UncheckedIOException e) {
      // The page was closed: nobody is left to tell.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      requests.leave();
    }
  }

  private static Person person(ServerRequest request) {
    String number = request.query().first("person").orElse("1");
    if (!number.matches("[0-9]{1,2}")) {
      throw Refusal.badRequest("expected a person from 1 to 99");
    }
    return new Person(Integer.parseInt(number));
  }

  private static SseEvent beat() {
    return SseEvent.builder().name("beat").data("").build();
  }

  private static SseEvent event(View view) {
    ObjectNode out = Wire.JSON.createObjectNode();
    out.put("bot", Wire.BOT_NAME).put("person", view.person().name());
    out.put("typingUntil", view.typingUntil());
    ArrayNode messages = out.putArray("messages");
    view.messages().forEach(message -> write(message, messages.addObject()));
    ArrayNode commands = out.putArray("commands");
    view.commands()
        .forEach(entry ->
            commands
                .addObject()
                .put("command", entry.command())
                .put("description", entry.description()));
    ArrayNode taps = out.putArray("taps");
    view.taps().forEach(tap -> write(tap, taps.addObject()));
    return SseEvent.builder().name("chat").data(Wire.JSON.writeValueAsString(out)).build();
  }

  private static void write(Message message, ObjectNode out) {
    out.put("id", message.id()).put("fromBot", message.fromBot());
    out.put("date", message.date()).put("editDate", message.editDate());
    out.put("text", message.body().text());
    message
        .file()
        .ifPresent(file -> out.putObject("file").put("name", file.name()).put("text", file.text()));
    ArrayNode entities = out.putArray("entities");
    message.body().entities().forEach(entity -> entities.add(Wire.entity(entity)));
    out.set("keyboard", Wire.rows(message.keyboard()));
  }

  private static void write(Tap tap, ObjectNode out) {
    out.put("id", tap.id()).put("message", tap.message()).put("data", tap.data());
    out.put("answered", tap.answer().isPresent());
    tap.answer().ifPresent(answer -> out.put("text", answer.text()).put("alert", answer.alert()));
  }
}
