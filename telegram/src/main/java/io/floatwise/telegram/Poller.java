package io.floatwise.telegram;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import io.floatwise.telegram.Health.State;
import io.floatwise.telegram.screen.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Telegram for updates, in order, on one virtual thread, whatever happens to Telegram
/// meanwhile.
final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final BotClient client;
  private final Dispatcher dispatcher;
  private final Messages messages;
  private final Timing timing;
  private final AtomicReference<Health> health =
      new AtomicReference<>(new Health(State.CONNECTING, "connecting to Telegram"));
  private final AtomicReference<String> username = new AtomicReference<>("");
  private final AtomicReference<Thread> slow =
      new AtomicReference<>(Thread.ofVirtual().unstarted(() -> {}));
  private final Thread thread;
  private volatile boolean closed;
  private boolean introduced;
  private int failures;
  private int offset;

  Poller(BotClient client, Dispatcher dispatcher, Messages messages, Timing timing) {
    this.client = client;
    this.dispatcher = dispatcher;
    this.messages = messages;
    this.timing = timing;
    thread = Thread.ofVirtual().name("telegram-poller").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Health health() {
    return health.get();
  }

  Optional<String> username() {
    return Optional.of(username.get()).filter(name -> !name.isEmpty());
  }

  /// Cut the calls after this, so that their failure is not taken for an outage.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    slow.get().interrupt();
    health.set(new Health(State.STOPPED, "stopped"));
  }

  private void run() {
    try {
      while (!closed) {
        if (introduced || introduce()) {
          poll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes polling possible and the menu true.
  private boolean introduce() throws InterruptedException {
    Reply<User> me = client.me();
    if (!(me instanceof Reply.Done<User>(User user))) {
      return failed(me);
    }
    Reply<Boolean> unhooked = client.endWebhook();
    if (!(unhooked instanceof Reply.Done<Boolean>)) {
      return failed(unhooked);
    }
    Reply<Boolean> menu = client.menu(messages);
    if (!(menu instanceof Reply.Done<Boolean>)) {
      return failed(menu);
    }
    username.set(String.valueOf(user.username()));
    introduced = true;
    return true;
  }

  private void poll() throws InterruptedException {
    Reply<List<Update>> reply = client.updates(offset, PATIENCE);
    if (!(reply instanceof Reply.Done<List<Update>>(List<Update> updates))) {
      failed(reply);
      return;
    }
    if (health.get().state() != State.RUNNING && !closed) {
      LOG.info("Telegram is connected");
      health.set(new Health(State.RUNNING, "connected to Telegram"));
    }
    failures = 0;
    for (Update update : updates) {
      offset = update.updateId() + 1;
      handle(update);
    }
  }

  /// What reads the market or the disk has a thread of its own, one at a time, so that a panic need
  /// not wait for a scan.
  private void handle(Update update) {
    guarded(
        update,
        () -> {
          if (!dispatcher.isSlow(update)) {
            dispatcher.handle(update);
          } else if (slow.get().isAlive()) {
            dispatcher.busy(update);
          } else {
            Runnable later = () -> guarded(update, () -> dispatcher.handle(update));
            slow.set(Thread.ofVirtual().name("telegram-slow").start(later));
          }
        });
  }

  /// One broken screen must not silence the bot.
  private void guarded(Update update, Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException e) {
      String what = client.scrubbed(e.toString());
      LOG.error("Update {} could not be handled: {}", update.updateId(), what);
      dispatcher.apologise(update);
    }
  }

  private boolean failed(Reply<?> reply) throws InterruptedException {
    if (closed) {
      return false;
    }
    failures++;
    Duration retryAfter = Duration.ZERO;
    switch (reply) {
      case Reply.Done<?> _ -> throw new IllegalArgumentException("expected a failure");
      case Reply.Unreachable<?>(String why) -> tell(State.UNREACHABLE, "Telegram: " + why);
      case Reply.Refused<?>(int code, String description, Duration wait) -> {
        retryAfter = wait;
        tell(state(code), advice(code, description));
      }
    }
    if (retryAfter.isZero()) {
      timing.backOff(failures);
    } else {
      timing.sleeper().sleep(retryAfter);
    }
    return false;
  }

  private void tell(State state, String detail) {
    Health next = new Health(state, detail);
    if (!next.equals(health.getAndSet(next))) {
      LOG.warn("{}", detail);
    }
  }

  private static State state(int code) {
    return switch (code) {
      case 401, 404 -> State.TOKEN_REFUSED;
      case 409 -> State.CONFLICT;
      default -> State.UNREACHABLE;
    };
  }

  private static String advice(int code, String description) {
    return switch (code) {
      case 401, 404 -> "Telegram does not know this token (%d); check it".formatted(code);
      case 409 -> "Another program polls Telegram with this token; stop one of them (409)";
      default -> "Telegram refused: %d %s".formatted(code, description);
    };
  }
}
