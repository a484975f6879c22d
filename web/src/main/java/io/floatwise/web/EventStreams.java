package io.floatwise.web;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.web.LatestStatus.Numbered;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The open streams of the page, each on the virtual thread of its request. A stream holds no
/// queue: it writes the newest status, rests, and takes the newest again. Thread-safe.
final class EventStreams {

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Set<Thread> running = new HashSet<>();
  private final LatestStatus latest;
  private final DashboardConfig config;

  EventStreams(LatestStatus latest, DashboardConfig config) {
    this.latest = latest;
    this.config = config;
  }

  int open() {
    lock.lock();
    try {
      return running.size();
    } finally {
      lock.unlock();
    }
  }

  /// Takes a place for the stream of this thread; false if none is free.
  boolean enter() {
    lock.lock();
    try {
      return running.size() < config.maxStreams() && running.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      running.remove(Thread.currentThread());
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Writes until the reader is gone, may not look any more, or the statuses end.
  ///
  /// @param look asked before each; throws if he may not
  void run(SseSink sink, Runnable look) {
    try {
      long seen = 0;
      while (!latest.closedWithin(seen == 0 ? Duration.ZERO : config.pace())) {
        Optional<Numbered> next = latest.after(seen, config.heartbeat());
        seen = next.map(Numbered::number).orElse(seen);
        look.run();
        sink.emit(next.map(EventStreams::update).orElseGet(EventStreams::beat));
      }
    } catch (NotAllowedException | StorageException e) {
      // His next request says why.
      return;
    } catch (UncheckedIOException e) {
      // The reader went away: nothing to tell and nobody to tell it to.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the streams to end by themselves, then cuts those whose reader takes nothing.
  void awaitEnd(Duration patience) {
    long rest = patience.toNanos();
    lock.lock();
    try {
      while (!running.isEmpty() && rest > 0) {
        rest = left.awaitNanos(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.forEach(Thread::interrupt);
      lock.unlock();
    }
  }

  private static SseEvent update(Numbered status) {
    return SseEvent.builder()
        .name("status")
        .id(Long.toString(status.number()))
        .reconnectDelay(RETRY)
        .data(status.json())
        .build();
  }

  private static SseEvent beat() {
    return SseEvent.builder().name("beat").data("").build();
  }
}
