package io.floatwise.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects of the Bot API as JSON.
final class Wire {

  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String BOT_NAME = "Floatwise";
  static final String BOT_USERNAME = "floatwise_sandbox_bot";

  private static final Pattern COMMAND = Pattern.compile("(?<!\\S)/[A-Za-z0-9_]{1,64}(@\\w+)?");

  private Wire() {}

  static ObjectNode bot(long id) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("is_bot", true)
        .put("first_name", BOT_NAME)
        .put("username", BOT_USERNAME);
  }

  static ObjectNode me(long id) {
    return bot(id)
        .put("can_join_groups", false)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false);
  }

  static ObjectNode user(Person person) {
    return JSON.createObjectNode()
        .put("id", person.id())
        .put("is_bot", false)
        .put("first_name", person.name())
        .put("language_code", "en");
  }

  static ObjectNode message(Message message, Person person, long bot) {
    ObjectNode out = JSON.createObjectNode().put("message_id", message.id());
    out.set("from", message.fromBot() ? bot(bot) : user(person));
    out.putObject("chat")
        .put("id", person.id())
        .put("type", "private")
        .put("first_name", person.name());
    out.put("date", message.date());
    if (message.editDate() > 0) {
      out.put("edit_date", message.editDate());
    }
    message.file().ifPresent(file -> out.set("document", document(message, file)));
    boolean plain = message.file().isEmpty();
    out.put(plain ? "text" : "caption", message.body().text());
    if (!message.body().entities().isEmpty()) {
      ArrayNode entities = out.putArray(plain ? "entities" : "caption_entities");
      message.body().entities().forEach(entity -> entities.add(entity(entity)));
    }
    if (!message.keyboard().rows().isEmpty()) {
      out.putObject("reply_markup").set("inline_keyboard", rows(message.keyboard()));
    }
    return out;
  }

  private static ObjectNode document(Message message, Attachment file) {
    return JSON.createObjectNode()
        .put("file_id", "file-" + message.id())
        .put("file_unique_id", "file-" + message.id())
        .put("file_name", file.name())
        .put("mime_type", "application/json")
        .put("file_size", file.text().getBytes(StandardCharsets.UTF_8).length);
  }

  static ObjectNode entity(Entity entity) {
    ObjectNode out =
        JSON.createObjectNode()
            .put("type", entity.type())
            .put("offset", entity.offset())
            .put("length", entity.length());
    entity.url().ifPresent(url -> out.put("url", url));
    return out;
  }

  static ArrayNode rows(Keyboard keyboard) {
    ArrayNode rows = JSON.createArrayNode();
    keyboard
        .rows()
        .forEach(row -> {
          ArrayNode buttons = rows.addArray();
          row.forEach(button -> {
            ObjectNode out = buttons.addObject().put("text", button.text());
            button.data().ifPresent(data -> out.put("callback_data", data));
            button.url().ifPresent(url -> out.put("url", url));
          });
        });
    return rows;
  }

  /// What a person typed, with its commands marked as Telegram's clients mark them.
  static Formatted typed(String text) {
    String kept = text.strip();
    Matcher commands = COMMAND.matcher(kept);
    return new Formatted(
        kept,
        commands
            .results()
            .map(found ->
                new Entity(
                    "bot_command", found.start(), found.end() - found.start(), Optional.empty()))
            .toList());
  }
}
