package io.floatwise.sandbox.telegram;

import java.util.List;
import java.util.Optional;

/// A text and its formatting, apart from each other.
record Formatted(String text, List<Entity> entities) {

  static final int LONGEST = 4_096;

  Formatted {
    entities = List.copyOf(entities);
  }

  static Formatted plain(String text) {
    return new Formatted(text, List.of()).trimmed();
  }

  /// Without white space at the ends; formatting of nothing disappears.
  Formatted trimmed() {
    int start = text.length() - text.stripLeading().length();
    String kept = text.strip();
    List<Entity> moved =
        entities.stream()
            .map(e -> clipped(e, start, kept.length()))
            .flatMap(Optional::stream)
            .toList();
    return new Formatted(kept, moved);
  }

  /// This, if it can be a message.
  Formatted sendable() {
    if (text.isEmpty()) {
      throw Refusal.badRequest("message text is empty");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw Refusal.badRequest("message is too long");
    }
    return this;
  }

  private static Optional<Entity> clipped(Entity entity, int start, int length) {
    int from = Math.max(0, entity.offset() - start);
    int to = Math.min(length, entity.offset() + entity.length() - start);
    return to > from
        ? Optional.of(new Entity(entity.type(), from, to - from, entity.url()))
        : Optional.empty();
  }
}
