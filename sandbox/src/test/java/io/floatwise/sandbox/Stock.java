package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One of everything that an account can have in a game, and a good call of each operation.
///
/// @param title that the market offers, wants and has sold
/// @param offer somebody else's, to be bought for `cents`
/// @param assets held by the marketplace, free to be listed or withdrawn; two
/// @param steam an item in Steam
/// @param own offers of the account, whose change window is over; two
/// @param target of the account
/// @param deposit that has ended
/// @param transfer the same of a withdrawal
record Stock(
    String game,
    String title,
    String offer,
    String cents,
    List<String> assets,
    String steam,
    List<String> own,
    String target,
    String deposit,
    String transfer) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_HOURS = 72;

  /// Trades until the account has everything.
  static Stock of(SandboxServer server, DmarketCaller caller, String game) {
    caller.behave("trade-lock", "0");
    List<JsonNode> cheap = new ArrayList<>();
    caller.get(storefront(game, 7)).json().path("items").forEach(cheap::add);
    assertThat(cheap).as(game).hasSize(7);
    List<String> bought = new ArrayList<>();
    for (JsonNode each : cheap.subList(0, 6)) {
      caller.buy(each);
      bought.add(each.at("/attributes/id").asString());
    }
    String title = cheap.getLast().at("/attributes/title").asString();
    long price = cheap.getLast().path("priceCents").asLong();
    caller.list(bought.get(0), Math.max(2, price / 2));
    List<String> own =
        List.of(caller.list(bought.get(1), 50 * price), caller.list(bought.getLast(), 60 * price));
    want(caller, game, title, 2 * price);
    String steam = steam(caller, title);
    Stock stock =
        new Stock(
            game,
            title,
            "",
            "",
            bought.subList(2, 4),
            steam(caller, title),
            own,
            want(caller, game, title, 3),
            post(caller, deposit(steam)).path("DepositID").asString(),
            post(caller, withdraw(game, bought.get(4), "first " + game))
                .path("transferId")
                .asString());
    for (int hour = 0; hour < MOST_HOURS && !stock.hasTraded(caller); hour++) {
      caller.await(server.marketNow().plus(HOUR));
    }
    return stock.withOffer(caller.get(storefront(game, 1)).json().at("/items/0"));
  }

  private Stock withOffer(JsonNode found) {
    return new Stock(
        game,
        title,
        found.path("offerId").asString(),
        found.path("priceCents").asString(),
        assets,
        steam,
        own,
        target,
        deposit,
        transfer);
  }

  /// Whether something of the game was sold, and a target filled.
  private boolean hasTraded(DmarketCaller caller) {
    return title.equals(closedTitle(caller, "targets")) && !closedTitle(caller, "offers").isEmpty();
  }

  private static String closedTitle(DmarketCaller caller, String kind) {
    return caller
        .get("/marketplace-api/v1/user-" + kind + "/closed?Limit=1")
        .json()
        .at("/Trades/0/Title")
        .asString("");
  }

  private static String storefront(String game, int limit) {
    return "/marketplace-api/v2/offers?gameId="
        + game
        + "&orderBy=price&priceFrom=10&treeFilters=type%3Ddmarket&limit="
        + limit;
  }

  private static JsonNode post(DmarketCaller caller, PlainCall call) {
    return call.by(caller).json();
  }

  private static String want(DmarketCaller caller, String game, String title, long cents) {
    return post(caller, wanted(game, title, cents)).at("/Result/0/TargetID").asString();
  }

  private static String steam(DmarketCaller caller, String title) {
    return caller
        .admin("POST", "/sandbox/steam", "{\"title\":\"" + title.replace("\"", "\\\"") + "\"}")
        .json()
        .path("inGameAssetId")
        .asString();
  }

  private static PlainCall create(String asset, long cents) {
    return PlainCall.post(
        "/marketplace-api/v2/offers:batchCreate",
        "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":%d}]}".formatted(asset, cents));
  }

  private static PlainCall wanted(String game, String title, long cents) {
    return PlainCall.post(
        "/marketplace-api/v1/user-targets/create",
        """
        {"GameID":"%s","Targets":[{"Amount":"1","Price":{"Currency":"USD","Amount":%d.%02d},\
        "Title":"%s"}]}\
        """
            .formatted(game, cents / 100, cents % 100, title));
  }

  private static PlainCall deposit(String steam) {
    return PlainCall.post(
        "/marketplace-api/v1/deposit-assets", "{\"AssetID\":[\"" + steam + "\"]}");
  }

  private static PlainCall withdraw(String game, String asset, String request) {
    return PlainCall.post(
        "/exchange/v1/withdraw-assets",
        "{\"assets\":[{\"id\":\"%s\",\"gameId\":\"%s\",\"classId\":\"1\"}],\"requestId\":\"%s\"}"
            .formatted(asset, game, request));
  }

  /// The documented operations, reads first; each can be carried out once in this order.
  List<PlainCall> documented() {
    String list = "?gameId=" + game + "&limit=50";
    String escaped = MarketReadsTest.encoded(title);
    return List.of(
        PlainCall.get("/account/v1/user"),
        PlainCall.get("/account/v1/balance"),
        PlainCall.get("/marketplace-api/v2/offers" + list + "&orderBy=price&orderDir=asc"),
        PlainCall.post(
            "/marketplace-api/v1/aggregated-prices",
            "{\"filter\":{\"game\":\"%s\",\"titles\":[\"%s\"]},\"limit\":\"100\",\"cursor\":\"\"}"
                .formatted(game, title)),
        PlainCall.get(
            "/marketplace-api/v1/targets-by-title/" + game + "/" + escaped.replace("+", "%20")),
        PlainCall.get(
            "/trade-aggregator/v1/last-sales?limit=20&gameId=" + game + "&title=" + escaped),
        PlainCall.get("/exchange/v1/customized-fees?offset=0&limit=10&gameId=" + game),
        PlainCall.get("/marketplace-api/v2/user/inventory" + list),
        PlainCall.get("/marketplace-api/v2/user/offers" + list),
        PlainCall.get("/marketplace-api/v1/user-offers/closed?Limit=50&OrderDir=desc"),
        PlainCall.get("/marketplace-api/v2/user/targets" + list),
        PlainCall.get("/marketplace-api/v1/user-targets/closed?Limit=50"),
        PlainCall.get("/marketplace-api/v1/deposit-status/" + deposit),
        PlainCall.post(
            "/marketplace-api/v1/user-inventory/sync",
            "{\"Type\":\"Inventory\",\"GameID\":\"" + syncName() + "\"}"),
        deposit(steam),
        withdraw(game, assets.get(0), "second " + game),
        new PlainCall(
            "PATCH",
            "/exchange/v1/offers-buy",
            """
            {"offers":[{"offerId":"%s","price":{"amount":"%s","currency":"USD"},\
            "type":"dmarket"}]}\
            """
                .formatted(offer, cents)),
        create(assets.get(1), 99_000),
        wanted(game, title, 5),
        PlainCall.post(
            "/marketplace-api/v1/user-targets/delete",
            "{\"Targets\":[{\"TargetID\":\"" + target + "\"}]}"),
        PlainCall.post(
            "/marketplace-api/v2/offers:batchUpdate",
            "{\"requests\":[{\"offerId\":\"" + own.getFirst() + "\",\"priceCents\":98000}]}"),
        PlainCall.post(
            "/marketplace-api/v2/offers:batchDelete",
            "{\"requests\":[{\"offerId\":\"" + own.getLast() + "\"}]}"));
  }

  /// The operations that clients use beside them.
  List<PlainCall> undocumented() {
    return List.of(
        PlainCall.get("/marketplace-api/v1/withdraw-status/" + transfer),
        PlainCall.get("/marketplace-api/v2/deposit-blocked-titles?limit=10&gameId=" + game),
        PlainCall.get("/exchange/v1/history?version=V3&from=0&limit=10&activities=purchase"),
        PlainCall.post(
            "/target/v1/time-limits",
            "{\"ItemTitle\":\"%s\",\"GameID\":\"%s\"}".formatted(title, game)));
  }

  private String syncName() {
    return switch (game) {
      case "a8db" -> "CSGO";
      case "9a92" -> "Dota2";
      case "tf2" -> "TF2";
      default -> "Rust";
    };
  }
}
