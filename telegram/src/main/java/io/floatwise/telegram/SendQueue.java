package io.floatwise.telegram;

import io.floatwise.telegram.screen.View;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What is to be sent and when: in order within a chat, at its pace. Guarded by its owner.
final class SendQueue {

  private static final int MOST_PER_CHAT = 50;

  private final Pace pace;
  private final Map<Long, Lane> lanes = new LinkedHashMap<>();
  private Instant nextOverall = Instant.MIN;

  SendQueue(Pace pace) {
    this.pace = pace;
  }

  /// @param message the message to edit; empty to send a new one
  /// @param silent without a sound
  record Delivery(long chat, OptionalInt message, View view, boolean silent) {

    Delivery(long chat, OptionalInt message, View view) {
      this(chat, message, view, false);
    }
  }

  private static final class Lane {
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private Instant next = Instant.MIN;
  }

  /// Queues `delivery`. An edit replaces a waiting edit of the same message; a full lane drops its
  /// oldest.
  void add(Delivery delivery) {
    Deque<Delivery> waiting = lanes.computeIfAbsent(delivery.chat(), _ -> new Lane()).waiting;
    if (delivery.message().isPresent()) {
      waiting.removeIf(older -> older.message().equals(delivery.message()));
    }
    waiting.addLast(delivery);
    if (waiting.size() > MOST_PER_CHAT) {
      waiting.removeFirst();
    }
  }

  /// When something may be sent; empty if nothing waits.
  Optional<Instant> due() {
    return lanes.values().stream()
        .filter(lane -> !lane.waiting.isEmpty())
        .map(lane -> lane.next.isAfter(nextOverall) ? lane.next : nextOverall)
        .min(Comparator.naturalOrder());
  }

  /// Takes what may be sent at `now` and counts it against the limits.
  Optional<Delivery> take(Instant now) {
    if (nextOverall.isAfter(now)) {
      return Optional.empty();
    }
    lanes.values().removeIf(lane -> lane.waiting.isEmpty() && !lane.next.isAfter(now));
    Optional<Lane> ready =
        lanes.values().stream()
            .filter(lane -> !lane.waiting.isEmpty() && !lane.next.isAfter(now))
            .min(Comparator.comparing(lane -> lane.next));
    ready.ifPresent(lane -> {
      lane.next = now.plus(pace.perChat());
      nextOverall = now.plus(pace.overall());
    });
    return ready.map(lane -> lane.waiting.removeFirst());
  }

  /// Puts `delivery` back in front of its chat, not to be tried before `next`; a newer edit of the
  /// same message makes it pointless.
  void putBack(Delivery delivery, Instant next) {
    Lane lane = lanes.computeIfAbsent(delivery.chat(), _ -> new Lane());
    boolean replaced =
        delivery.message().isPresent()
            && lane.waiting.stream().anyMatch(d -> d.message().equals(delivery.message()));
    if (!replaced) {
      lane.waiting.addFirst(delivery);
    }
    lane.next = next;
  }

  void drop(long chat) {
    lanes.remove(chat);
  }
}
