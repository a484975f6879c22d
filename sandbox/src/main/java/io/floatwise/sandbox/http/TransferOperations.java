package io.floatwise.sandbox.http;

import io.floatwise.core.item.AssetId;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.exchange.SteamItem;
import io.floatwise.sandbox.exchange.Transfer;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What moves between Steam and the marketplace: sync, deposits, withdrawals.
final class TransferOperations {
  static final String DEPOSIT_STATUS = "/marketplace-api/v1/deposit-status/";
  static final String WITHDRAW_STATUS = "/marketplace-api/v1/withdraw-status/";

  private static final Set<String> SYNC_GAMES =
      Set.of("CSGO", "Dota2", "TF2", "Rust", "LifeBeyond");
  private static final int MOST_ASSETS = 100;

  private final SharedExchange exchange;

  TransferOperations(SharedExchange exchange) {
    this.exchange = exchange;
  }

  /// Steam is always read already, so this only checks what it is asked.
  Reply sync(Call call) {
    JsonNode body = call.json();
    if (!body.path("Type").asString("").equals("Inventory")) {
      throw new RefusedRequest(Errors.runtime(400, 3, "UnsupportedInventorySyncType"));
    }
    if (!SYNC_GAMES.contains(body.path("GameID").asString(""))) {
      throw new RefusedRequest(Errors.invalidArgument("invalid GameID"));
    }
    return Reply.json(200, Json.object(_ -> {}));
  }

  Reply deposit(Call call) {
    List<String> ids = new ArrayList<>();
    call.json().path("AssetID").forEach(id -> ids.add(id.asString("")));
    if (ids.isEmpty() || ids.size() > MOST_ASSETS) {
      throw new RefusedRequest(Errors.runtime(400, 3, "InvalidTransferAssetCount"));
    }
    Result result =
        Writes.apply(exchange, _ -> List.of(new Input.Deposit(call.account(), ids))).getFirst();
    return switch (result) {
      case Result.Moving(String id) -> Reply.json(200, Json.object(o -> o.put("DepositID", id)));
      case Result.Refused(String code, String _) -> Errors.runtime(400, 3, code);
      case Result.Done(), Result.Ordered _, Result.Together _, Result.Reverted _ ->
          throw unexpected(result);
    };
  }

  Reply depositStatus(Call call) {
    String id = call.request().path().substring(DEPOSIT_STATUS.length());
    Optional<Transfer> found = exchange.look(all -> all.steam().transfer(call.account(), id, true));
    if (found.isEmpty()) {
      return Errors.runtime(404, 5, "DepositTransferNotFound");
    }
    Transfer deposit = found.get();
    Instant now = exchange.now();
    return Reply.json(
        200,
        Json.object(out ->
            out.put("DepositID", deposit.id())
                .putStrings("AssetID", deposit.asked())
                .put("Status", deposit.status(now))
                .put("Error", deposit.error(now))
                .putRows("Assets", arrivals(deposit), TransferOperations::write)
                .putObject("SteamDepositInfo", steam -> steamOffer(steam, deposit, now))));
  }

  /// An item that has arrived, under its old and its new id.
  private record Arrival(String inGame, String asset) {}

  private static List<Arrival> arrivals(Transfer deposit) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < deposit.arrived().size(); i++) {
      SteamItem item = deposit.items().get(i);
      arrivals.add(new Arrival(item.id(), deposit.arrived().get(i)));
    }
    return arrivals;
  }

  private static void write(Json out, Arrival arrival) {
    out.put("InGameAssetID", arrival.inGame()).put("DmarketAssetID", arrival.asset());
  }

  private static void steamOffer(Json out, Transfer deposit, Instant now) {
    boolean sent = !deposit.status(now).equals("TransferStatusPending");
    out.put("TradeOfferID", sent ? Integer.toString(deposit.id().hashCode() >>> 1) : "")
        .put("Message", sent ? "DMarket deposit (simulated)" : "");
  }

  Reply withdraw(Call call) {
    JsonNode body = call.json();
    String request = body.path("requestId").asString("");
    List<AssetId> assets = new ArrayList<>();
    for (JsonNode asset : body.path("assets")) {
      String id = asset.path("id").asString("");
      if (!BatchOperations.isUuid(id) || Games.byId(asset.path("gameId").asString("")).isEmpty()) {
        throw new RefusedRequest(
            Errors.service(400, "InvalidUUID", "assets need the id of a held asset and gameId"));
      }
      assets.add(new AssetId(id));
    }
    if (request.isBlank() || assets.isEmpty() || assets.size() > MOST_ASSETS) {
      throw new RefusedRequest(
          Errors.service(
              400, "BadRequest", "requestId and 1 to " + MOST_ASSETS + " assets are required"));
    }
    Result result =
        Writes.apply(exchange, _ -> List.of(new Input.Withdraw(call.account(), request, assets)))
            .getFirst();
    return switch (result) {
      case Result.Moving(String id) -> Reply.json(200, Json.object(o -> o.put("transferId", id)));
      case Result.Refused(String code, String detail) -> Errors.service(400, code, detail);
      case Result.Done(), Result.Ordered _, Result.Together _, Result.Reverted _ ->
          throw unexpected(result);
    };
  }

  Reply withdrawStatus(Call call) {
    String id = call.request().path().substring(WITHDRAW_STATUS.length());
    Optional<Transfer> found =
        exchange.look(all -> all.steam().transfer(call.account(), id, false));
    if (found.isEmpty()) {
      return Errors.runtime(404, 5, "WithdrawTransferNotFound");
    }
    Instant now = exchange.now();
    return Reply.json(
        200,
        Json.object(out ->
            out.put("Status", found.get().status(now)).put("Error", found.get().error(now))));
  }

  Reply blockedTitles(Call call) {
    var game = ListQuery.game(call.query());
    Behaviours behaviours = exchange.behaviours();
    List<String> titles =
        exchange.look(all -> all.steam().blocked(behaviours)).stream()
            .filter(title -> title.game() == game)
            .map(title -> title.name())
            .toList();
    Page<String> page =
        Page.of(
            titles,
            title -> new Page.Place(title, ""),
            false,
            ListQuery.limit(call.query(), behaviours),
            call.query().first("cursor"));
    return Reply.json(
        200,
        Json.object(out ->
            out.put("gameId", Games.id(game))
                .putRows(
                    "titles",
                    page.rows(),
                    (row, title) -> row.put("title", title).put("reason", "overstock"))
                .putInt64("total", page.total())
                .put("cursor", page.cursor())
                .put("updatedAt", io.floatwise.sandbox.wire.Moments.iso(exchange.now()))));
  }

  private static IllegalStateException unexpected(Result result) {
    return new IllegalStateException("expected a transfer, found " + result);
  }
}
