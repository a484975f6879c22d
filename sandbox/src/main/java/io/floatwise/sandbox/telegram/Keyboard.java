package io.floatwise.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The buttons under a message.
record Keyboard(List<List<Button>> rows) {

  static final Keyboard NONE = new Keyboard(List.of());

  Keyboard {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A button that either sends data to the bot or opens a page.
  record Button(String text, Optional<String> data, Optional<String> url) {}

  /// Reads an `InlineKeyboardMarkup`.
  static Keyboard of(JsonNode markup) {
    JsonNode rows = markup.get("inline_keyboard");
    if (rows == null || !rows.isArray()) {
      throw Refusal.badRequest("object expected as reply markup");
    }
    List<List<Button>> read = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!row.isArray()) {
        throw Refusal.badRequest("field \"inline_keyboard\" must be an Array of Arrays");
      }
      List<Button> buttons = new ArrayList<>();
      row.forEach(button -> buttons.add(button(button)));
      if (!buttons.isEmpty()) {
        read.add(buttons);
      }
    }
    return new Keyboard(read);
  }

  boolean offers(String data) {
    return rows.stream()
        .flatMap(List::stream)
        .anyMatch(button -> button.data().filter(data::equals).isPresent());
  }

  private static Button button(JsonNode button) {
    String text = string(button, "text").orElse("");
    Optional<String> data = string(button, "callback_data");
    Optional<String> url = string(button, "url");
    if (text.isBlank()) {
      throw Refusal.badRequest("inline keyboard button text must be non-empty");
    }
    if (data.isPresent() == url.isPresent()) {
      throw Refusal.badRequest("Text buttons are unallowed in the inline keyboard");
    }
    if (data.isPresent()) {
      int bytes = data.get().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > 64) {
        throw Refusal.badRequest("BUTTON_DATA_INVALID");
      }
    }
    if (url.isPresent() && !url.get().matches("(?i)(https?|tg)://\\S+")) {
      throw Refusal.badRequest("BUTTON_URL_INVALID");
    }
    return new Button(text, data, url);
  }

  private static Optional<String> string(JsonNode button, String name) {
    JsonNode value = button.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw Refusal.badRequest("field \"" + name + "\" must be of type String");
    }
    return Optional.of(value.asString());
  }
}
