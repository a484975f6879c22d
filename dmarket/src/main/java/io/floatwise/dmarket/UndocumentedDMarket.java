package io.floatwise.dmarket;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.dmarket.http.ApiClient;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.GameCode;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.BlockedTitle;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.HistoryRow;
import io.floatwise.dmarket.wire.Page;
import io.floatwise.dmarket.wire.TimeLimits;
import io.floatwise.dmarket.wire.TransferStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Operations that other clients were seen to use and DMarket's description of version 2.0.0 does
/// not have. They may change or vanish without notice; no trade depends on them. Calls block;
/// thread-safe.
public final class UndocumentedDMarket {

  private final ApiClient client;
  private final CallOptions options;

  UndocumentedDMarket(ApiClient client, CallOptions options) {
    this.client = client;
    this.options = options;
  }

  /// One page of the titles that the venue does not take in at present.
  ///
  /// @param limit rows of a page
  public Reply<Page<BlockedTitle>> depositBlockedTitles(
      Game game, int limit, Optional<String> cursor) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(Map.entry("gameId", GameCode.of(game)));
    query.add(Map.entry("limit", Integer.toString(limit)));
    cursor.ifPresent(c -> query.add(Map.entry("cursor", c)));
    return client.call(
        ApiRequest.get(Operation.DEPOSIT_BLOCKED_TITLES, query),
        options,
        json -> Page.read(json, "titles", "cursor", BlockedTitle::read));
  }

  /// What happened to the account, newest first.
  ///
  /// @param from earliest time of creation
  /// @param limit rows, seen up to 1000
  /// @param offset rows to leave out
  public Reply<List<HistoryRow>> history(Instant from, Instant to, int limit, int offset) {
    return client.call(
        ApiRequest.get(
            Operation.HISTORY,
            List.of(
                Map.entry("version", "V3"),
                Map.entry("sortBy", "createdAt"),
                Map.entry("from", Long.toString(from.getEpochSecond())),
                Map.entry("to", Long.toString(to.getEpochSecond())),
                Map.entry("limit", Integer.toString(limit)),
                Map.entry("offset", Integer.toString(offset)))),
        options,
        json -> json.list("objects", HistoryRow::read));
  }

  /// How long a change to a target of `title` has to wait.
  public Reply<TimeLimits> timeLimits(Title title) {
    return client.call(
        ApiRequest.withBody(Operation.TIME_LIMITS, Bodies.timeLimits(title)),
        options,
        TimeLimits::read);
  }

  /// How far a withdrawal is.
  public Reply<TransferStatus> withdrawStatus(String transferId) {
    return client.call(
        ApiRequest.path(Operation.WITHDRAW_STATUS, transferId), options, TransferStatus::read);
  }
}
