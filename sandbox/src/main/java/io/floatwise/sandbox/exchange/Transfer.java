package io.floatwise.sandbox.exchange;

import io.floatwise.core.sim.AccountId;
import java.time.Instant;
import java.util.List;

/// A deposit or a withdrawal.
///
/// @param request id that the client chose; empty for a deposit
/// @param asked ids as the client sent them
/// @param items what moves
/// @param arrived new ids of the items, in their order; empty before the end
/// @param created market time
/// @param due market time of the end
/// @param end `success`, `error`, `failed-to-create` or `on-hold`
public record Transfer(
    String id,
    AccountId account,
    String request,
    List<String> asked,
    List<SteamItem> items,
    List<String> arrived,
    Instant created,
    Instant due,
    String end) {

  public Transfer {
    asked = List.copyOf(asked);
    items = List.copyOf(items);
    arrived = List.copyOf(arrived);
  }

  boolean isDeposit() {
    return request.isEmpty();
  }

  Transfer ended(List<String> ids) {
    return new Transfer(id, account, request, asked, items, ids, created, due, end);
  }

  /// Its status as the marketplace spells it; a third of the way it is created.
  public String status(Instant now) {
    long sinceCreated = now.toEpochMilli() - created.toEpochMilli();
    long whole = due.toEpochMilli() - created.toEpochMilli();
    if (now.isBefore(due)) {
      return sinceCreated * 3 < whole ? "TransferStatusPending" : "TransferStatusCreated";
    }
    return switch (end) {
      case "success" -> "TransferStatusSuccess";
      case "error" -> "TransferStatusError";
      case "failed-to-create" -> "TransferStatusFailedToCreate";
      default -> "TransferStatusOnHold";
    };
  }

  /// Why it failed; empty while it has not.
  public String error(Instant now) {
    return !now.isBefore(due) && end.equals("error") ? "InventoryRevoked" : "";
  }
}
