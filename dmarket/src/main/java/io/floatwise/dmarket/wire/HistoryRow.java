package io.floatwise.dmarket.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened to the account. `GET /exchange/v1/history`, not documented, in dollars.
///
/// @param type `purchase`, `sell`, `target_closed` or another word
/// @param status `success`, `trade_protected` or another word
/// @param subject for example the title
/// @param changes of money
/// @param itemId asset that it is about
public record HistoryRow(
    String id,
    String type,
    String status,
    Optional<String> subject,
    Instant createdAt,
    Instant updatedAt,
    List<Change> changes,
    Optional<String> itemId) {

  public HistoryRow {
    changes = List.copyOf(changes);
  }

  /// @param direction `Credit` or `Debit`
  public record Change(Dollars money, String direction) {
    static Change read(Json json) {
      return new Change(
          UsDollar.require(json.object("money")).dollars("amount"), json.text("changeType"));
    }
  }

  public static HistoryRow read(Json json) {
    return new HistoryRow(
        json.text("id"),
        json.text("type"),
        json.text("status"),
        json.optionalText("subject"),
        json.time("createdAt"),
        json.time("updatedAt"),
        json.optionalList("changes", Change::read),
        json.optionalObject("details").flatMap(d -> d.optionalText("itemId")));
  }
}
