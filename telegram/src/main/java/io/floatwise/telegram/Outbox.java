package io.floatwise.telegram;

import io.floatwise.telegram.SendQueue.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is queued, on one virtual thread, within Telegram's limits. What did not arrive for
/// certain is sent again, so a reply may come twice after a broken connection, but is not lost.
/// Thread-safe.
final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition queued = lock.newCondition();
  private final SendQueue queue;
  private final BotClient client;
  private final InstantSource now;
  private final Thread sender;

  Outbox(BotClient client, InstantSource now, Pace pace) {
    this.client = client;
    this.now = now;
    queue = new SendQueue(pace);
    sender = Thread.ofVirtual().name("telegram-outbox").unstarted(this::run);
  }

  void start() {
    sender.start();
  }

  void add(Delivery delivery) {
    lock.lock();
    try {
      queue.add(delivery);
      queued.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    sender.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliver(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Delivery next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Optional<Delivery> ready = queue.take(now.instant());
        if (ready.isPresent()) {
          return ready.get();
        }
        Optional<Instant> due = queue.due();
        if (due.isEmpty()) {
          queued.await();
        } else {
          long wait = Duration.between(now.instant(), due.get()).toNanos();
          if (wait > 0) {
            queued.await(wait, TimeUnit.NANOSECONDS);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Delivery delivery) {
    Reply<Boolean> reply =
        delivery.message().isPresent()
            ? client.edit(delivery.chat(), delivery.message().getAsInt(), delivery.view())
            : client.send(delivery.chat(), delivery.view(), delivery.silent());
    switch (reply) {
      case Reply.Done<Boolean> _ -> {}
      case Reply.Unreachable<Boolean>(String why) -> {
        LOG.warn("Telegram did not take a message: {}", why);
        putBack(delivery, RETRY);
      }
      case Reply.Refused<Boolean>(int code, String description, Duration retryAfter) ->
          refused(delivery, code, description, retryAfter);
    }
  }

  private void refused(Delivery delivery, int code, String description, Duration retryAfter) {
    if (code == 429 || code >= 500) {
      putBack(delivery, retryAfter.isZero() ? RETRY : retryAfter);
    } else if (description.contains("message is not modified")) {
      LOG.debug("The message shows this already");
    } else if (description.contains("message to edit not found")
        || description.contains("message can't be edited")) {
      add(new Delivery(delivery.chat(), OptionalInt.empty(), delivery.view()));
    } else if (code == 403) {
      LOG.warn("The chat is closed to the bot: {}", description);
      lock.lock();
      try {
        queue.drop(delivery.chat());
      } finally {
        lock.unlock();
      }
    } else {
      LOG.error("Telegram refused a message: {} {}", code, description);
    }
  }

  private void putBack(Delivery delivery, Duration pause) {
    lock.lock();
    try {
      queue.putBack(delivery, now.instant().plus(pause));
    } finally {
      lock.unlock();
    }
  }
}
