package io.floatwise.sandbox.telegram;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Everything that Telegram's servers would know: chats, updates not yet taken, taps not yet
/// answered. Thread-safe.
final class Chats implements AutoCloseable {

  private static final int UPDATES_KEPT = 1_000;
  private static final int TAPS_KEPT = 100;
  private static final long FIRST_UPDATE = 100_000_001;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InstantSource realTime;
  private final long bot;
  private final Map<Long, Chat> chats = new HashMap<>();
  private final Deque<ObjectNode> updates = new ArrayDeque<>();
  private final Deque<Tap> taps = new ArrayDeque<>();
  private final Throttle throttle;
  private List<BotCommand> commands = List.of();
  private long nextUpdate = FIRST_UPDATE;
  private long nextTap = 1;
  private long poll;
  private long version = 1;
  private boolean closed;

  Chats(long bot, InstantSource realTime, Throttle throttle) {
    this.bot = bot;
    this.realTime = realTime;
    this.throttle = throttle;
  }

  /// A command of the menu.
  record BotCommand(String command, String description) {}

  /// A pressed button.
  ///
  /// @param answer what the bot said to it; empty until it answers
  record Tap(String id, long chat, int message, String data, Optional<Answer> answer) {}

  /// An answer to a tap.
  record Answer(String text, boolean alert) {}

  /// One chat at one moment, for the page.
  record View(
      long version,
      Person person,
      List<Message> messages,
      List<Tap> taps,
      List<BotCommand> commands,
      long typingUntil) {}

  // ---- the person's side

  Message say(Person person, String text) {
    return change(() -> {
      Chat chat = chats.computeIfAbsent(person.id(), _ -> new Chat(person));
      Message message = chat.add(false, Wire.typed(text).sendable(), Keyboard.NONE, now());
      update("message", Wire.message(message, person, bot));
      return message;
    });
  }

  String tap(Person person, int messageId, String data) {
    return change(() -> {
      Message message =
          chat(person.id())
              .find(messageId)
              .filter(found -> found.fromBot() && found.keyboard().offers(data))
              .orElseThrow(() -> Refusal.badRequest("there is no such button any more"));
      var tap = new Tap("77" + nextTap++, person.id(), messageId, data, Optional.empty());
      taps.addLast(tap);
      if (taps.size() > TAPS_KEPT) {
        taps.removeFirst();
      }
      ObjectNode query = Wire.JSON.createObjectNode().put("id", tap.id());
      query.set("from", Wire.user(person));
      query.set("message", Wire.message(message, person, bot));
      query.put("chat_instance", Long.toString(person.id())).put("data", data);
      update("callback_query", query);
      return tap.id();
    });
  }

  /// The chat as soon as it differs from version `seen`, waiting up to `patience`.
  Optional<View> view(Person person, long seen, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!closed && version <= seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (closed || version <= seen) {
        return Optional.empty();
      }
      Chat chat = chats.getOrDefault(person.id(), new Chat(person));
      return Optional.of(
          new View(
              version,
              person,
              List.copyOf(chat.messages()),
              taps.stream().filter(tap -> tap.chat() == person.id()).toList(),
              commands,
              chat.typingUntil()));
    } finally {
      lock.unlock();
    }
  }

  // ---- the bot's side

  /// Updates from `offset` on, waiting up to `patience` for the first; everything below `offset` is
  /// forgotten. A second call ends the first.
  List<ObjectNode> updates(long offset, int limit, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      long mine = ++poll;
      changed.signalAll();
      confirm(offset);
      while (!closed && poll == mine && updates.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (poll != mine) {
        throw Refusal.of(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
                + " is running");
      }
      return updates.stream().limit(limit).toList();
    } finally {
      lock.unlock();
    }
  }

  ObjectNode send(long chatId, Formatted body, Keyboard keyboard) {
    return change(() -> {
      Chat chat = chat(chatId);
      limit(chatId);
      return wire(chat, chat.add(true, body.sendable(), keyboard, now()));
    });
  }

  /// A file of the bot, with a text below it that may be empty.
  ObjectNode send(long chatId, Attachment file, Formatted caption) {
    return change(() -> {
      Chat chat = chat(chatId);
      limit(chatId);
      return wire(chat, chat.add(true, caption, Keyboard.NONE, now(), Optional.of(file)));
    });
  }

  ObjectNode edit(long chatId, long messageId, Formatted body, Keyboard keyboard) {
    return change(() -> {
      Chat chat = chat(chatId);
      Message old =
          chat.find(messageId).orElseThrow(() -> Refusal.badRequest("message to edit not found"));
      if (!old.fromBot()) {
        throw Refusal.badRequest("message can't be edited");
      }
      if (old.body().equals(body) && old.keyboard().equals(keyboard)) {
        throw Refusal.badRequest(
            "message is not modified: specified new message content and reply markup are exactly"
                + " the same as a current content and reply markup of the message");
      }
      limit(chatId);
      Message edited = old.edited(body.sendable(), keyboard, now());
      chat.replace(edited);
      return wire(chat, edited);
    });
  }

  void answer(String tapId, Answer answer) {
    change(() -> {
      Tap tap =
          taps.stream()
              .filter(found -> found.id().equals(tapId) && found.answer().isEmpty())
              .findFirst()
              .orElseThrow(() ->
                  Refusal.badRequest(
                      "query is too old and response timeout expired or query ID is invalid"));
      List<Tap> all = new ArrayList<>(taps);
      all.replaceAll(old ->
          old.equals(tap)
              ? new Tap(tap.id(), tap.chat(), tap.message(), tap.data(), Optional.of(answer))
              : old);
      taps.clear();
      taps.addAll(all);
      return tap;
    });
  }

  void typing(long chatId) {
    change(() -> {
      Chat chat = chat(chatId);
      chat.typing(now() + 5);
      return chat;
    });
  }

  void commands(List<BotCommand> menu) {
    change(() -> commands = List.copyOf(menu));
  }

  List<BotCommand> commands() {
    lock.lock();
    try {
      return commands;
    } finally {
      lock.unlock();
    }
  }

  void forgetUpdates() {
    change(() -> {
      updates.clear();
      return true;
    });
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Ends every wait.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ---- inside the lock

  private <T> T change(Supplier<T> step) {
    lock.lock();
    try {
      T result = step.get();
      version++;
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private Chat chat(long id) {
    return Optional.ofNullable(chats.get(id))
        .orElseThrow(() -> Refusal.badRequest("chat not found"));
  }

  private void limit(long chatId) {
    int seconds = throttle.take(chatId, System.nanoTime());
    if (seconds > 0) {
      throw Refusal.tooMany(seconds);
    }
  }

  /// A negative offset counts from the end of what is waiting.
  private void confirm(long offset) {
    if (offset < 0) {
      while (updates.size() > -offset) {
        updates.removeFirst();
      }
    }
    while (!updates.isEmpty() && updates.getFirst().get("update_id").asLong() < offset) {
      updates.removeFirst();
    }
  }

  private void update(String kind, ObjectNode content) {
    ObjectNode update = Wire.JSON.createObjectNode().put("update_id", nextUpdate++);
    update.set(kind, content);
    updates.addLast(update);
    if (updates.size() > UPDATES_KEPT) {
      updates.removeFirst();
    }
  }

  private ObjectNode wire(Chat chat, Message message) {
    return Wire.message(message, chat.person(), bot);
  }

  private long now() {
    return realTime.instant().getEpochSecond();
  }
}
