package io.floatwise.telegram;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ApprovalLine;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Settings;
import io.floatwise.telegram.SendQueue.Delivery;
import io.floatwise.telegram.screen.ApprovalScreen;
import io.floatwise.telegram.screen.Messages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends everybody who may approve it a message with buttons for each purchase that begins to wait,
/// once while the program runs; without a sound in his quiet hours. Thread-safe.
final class ApprovalCards {

  private static final Logger LOG = LoggerFactory.getLogger(ApprovalCards.class);

  private final Door door;
  private final Desk desk;
  private final Outbox outbox;
  private final InstantSource now;
  private final Set<String> shown = new HashSet<>();

  ApprovalCards(Door door, Desk desk, Outbox outbox, InstantSource now) {
    this.door = door;
    this.desk = desk;
    this.outbox = outbox;
    this.now = now;
  }

  /// Takes in the latest state; returns at once.
  void show(Status status) {
    List<ApprovalLine> fresh = fresh(status);
    if (!fresh.isEmpty()) {
      Thread.ofVirtual().name("telegram-cards").start(() -> send(status, fresh));
    }
  }

  private synchronized List<ApprovalLine> fresh(Status status) {
    shown.retainAll(
        status.safety().approvals().stream().map(ApprovalLine::id).collect(Collectors.toSet()));
    List<ApprovalLine> fresh = new ArrayList<>();
    for (ApprovalLine line : status.safety().approvals()) {
      if (!line.approved() && !shown.contains(line.id())) {
        fresh.add(line);
      }
    }
    return fresh;
  }

  private void send(Status status, List<ApprovalLine> lines) {
    try {
      List<Person> traders = door.traders();
      for (ApprovalLine line : lines) {
        if (!traders.isEmpty() && isFirst(line)) {
          traders.forEach(person -> send(status, line, person));
        }
      }
    } catch (StorageException e) {
      LOG.error("Nobody could be asked about a purchase: {}", e.getMessage());
    }
  }

  private synchronized boolean isFirst(ApprovalLine line) {
    return shown.add(line.id());
  }

  private void send(Status status, ApprovalLine line, Person person) {
    Settings settings = desk.settings(person);
    Messages messages = Messages.in(settings.language(), settings.zone());
    var card = ApprovalScreen.card(status, line, messages);
    boolean silent = settings.isQuiet(now.instant());
    outbox.add(new Delivery(person.telegram(), OptionalInt.empty(), card, silent));
  }
}
