package io.floatwise.sandbox.telegram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What was said between one person and the bot; the oldest is forgotten. Guarded by [Chats].
final class Chat {

  private static final int KEPT = 200;

  private final Person person;
  private final List<Message> messages = new ArrayList<>();
  private int lastId;
  private long typingUntil;

  Chat(Person person) {
    this.person = person;
  }

  Person person() {
    return person;
  }

  List<Message> messages() {
    return Collections.unmodifiableList(messages);
  }

  Message add(boolean fromBot, Formatted body, Keyboard keyboard, long date) {
    return add(fromBot, body, keyboard, date, Optional.empty());
  }

  Message add(
      boolean fromBot, Formatted body, Keyboard keyboard, long date, Optional<Attachment> file) {
    var message = new Message(++lastId, fromBot, date, 0, body, keyboard, file);
    messages.add(message);
    if (messages.size() > KEPT) {
      messages.removeFirst();
    }
    if (fromBot) {
      typingUntil = 0;
    }
    return message;
  }

  Optional<Message> find(long id) {
    return messages.stream().filter(message -> message.id() == id).findFirst();
  }

  void replace(Message message) {
    messages.replaceAll(old -> old.id() == message.id() ? message : old);
  }

  /// @param until seconds since 1970
  void typing(long until) {
    typingUntil = until;
  }

  long typingUntil() {
    return typingUntil;
  }
}
