package io.floatwise.telegram;

import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ApprovalLine;
import io.floatwise.telegram.SendQueue.Delivery;
import io.floatwise.telegram.screen.ApprovalScreen;
import io.floatwise.telegram.screen.Messages;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Sends the owner a message with buttons for each purchase that begins to wait, once while the
/// program runs. Thread-safe.
final class ApprovalCards {

  private final Door door;
  private final Outbox outbox;
  private final Messages messages;
  private final Set<String> shown = new HashSet<>();

  ApprovalCards(Door door, Outbox outbox, Messages messages) {
    this.door = door;
    this.outbox = outbox;
    this.messages = messages;
  }

  /// Takes in the latest state; returns at once.
  synchronized void show(Status status) {
    OptionalLong owner = door.owner();
    if (owner.isEmpty()) {
      return;
    }
    shown.retainAll(
        status.safety().approvals().stream().map(ApprovalLine::id).collect(Collectors.toSet()));
    for (ApprovalLine line : status.safety().approvals()) {
      if (!line.approved() && shown.add(line.id())) {
        var card = ApprovalScreen.card(status, line, messages);
        outbox.add(new Delivery(owner.getAsLong(), OptionalInt.empty(), card));
      }
    }
  }
}
