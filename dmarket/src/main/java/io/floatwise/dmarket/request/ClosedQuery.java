package io.floatwise.dmarket.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which closed trades to list: all statuses, oldest first. The v1 operations spell their
/// parameters in PascalCase; they silently ignore any other spelling.
///
/// @param closedFrom earliest time of closing; it is asked for one second earlier, because nobody
///   says whether the bound belongs to the range
/// @param limit rows of a page
/// @param cursor of the page, as the page before gave it
public record ClosedQuery(Instant closedFrom, int limit, Optional<String> cursor) {

  private static final List<String> STATUSES = List.of("successful", "reverted", "trade_protected");

  public static ClosedQuery since(Instant closedFrom) {
    return new ClosedQuery(closedFrom, 100, Optional.empty());
  }

  /// The page with this cursor; empty is the first.
  public ClosedQuery at(Optional<String> page) {
    return new ClosedQuery(closedFrom, limit, page);
  }

  /// @param side `OfferClosed` or `TargetClosed`
  public ApiRequest toRequest(Operation operation, String side) {
    long from = Math.max(0, closedFrom.getEpochSecond() - 1);
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(Map.entry("Limit", Integer.toString(limit)));
    query.add(Map.entry("OrderDir", "asc"));
    query.add(Map.entry(side + ".From", Long.toString(from)));
    STATUSES.forEach(status -> query.add(Map.entry("Status", status)));
    cursor.ifPresent(c -> query.add(Map.entry("Cursor", c)));
    return ApiRequest.get(operation, query);
  }
}
