package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.exchange.SteamSide;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Items that move between Steam and the marketplace.
class TransfersTest {
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";

  @TempDir Path dir;

  @Test
  @Proves(value = "D.12", breaks = SteamSide.class)
  void depositsWhatLiesInSteamInThreeStepsAndKeepsItOverARestart() throws Exception {
    String deposit;
    String steam;
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      steam = steamItem(caller);
      JsonNode before = caller.get(INVENTORY).json().at("/items/0");
      assertThat(before.path("inMarket").asBoolean()).isFalse();
      assertThat(before.at("/attributes/id").asString()).isEqualTo(steam);
      assertThat(before.at("/attributes/inGameAssetId").asString())
          .isEqualTo(steam)
          .matches("0:[0-9]+:[0-9]+:730");
      deposit = deposit(caller, steam).json().path("DepositID").asString();
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        steps.add(status(caller, deposit).path("Status").asString());
        advance(server, caller, Duration.ofSeconds(30));
      }
      assertThat(steps)
          .containsExactly(
              "TransferStatusPending", "TransferStatusCreated", "TransferStatusSuccess");
    }
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode ended = status(caller, deposit);
      assertThat(ended.path("Status").asString()).isEqualTo("TransferStatusSuccess");
      assertThat(ended.path("Error").asString()).isEmpty();
      assertThat(ended.at("/AssetID/0").asString()).isEqualTo(steam);
      assertThat(ended.at("/Assets/0/InGameAssetID").asString()).isEqualTo(steam);
      String asset = ended.at("/Assets/0/DmarketAssetID").asString();
      JsonNode items = caller.get(INVENTORY).json().path("items");
      assertThat(items.size()).isEqualTo(1);
      assertThat(items.at("/0/inMarket").asBoolean()).isTrue();
      assertThat(items.at("/0/attributes/id").asString()).isEqualTo(asset);
      Answer listed =
          caller.send(
              "POST",
              "/marketplace-api/v2/offers:batchCreate",
              "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":500}]}".formatted(asset));
      assertThat(listed.json().at("/offers/0/assetId").asString()).isEqualTo(asset);
    }
  }

  @Test
  void depositsNothingThatIsNoCompositeIdOfTheAccount() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      String steam = steamItem(caller);
      String bare = steam.split(":", -1)[2];
      for (String id : List.of(bare, "a1b2c3d4-e5f6-7890-abcd-ef1234567890", "0:1:2:730")) {
        assertRuntime(deposit(caller, id), "InventoryItemsNotFound");
      }
      assertRuntime(deposit(caller, steam + "\",\"" + steam), "DuplicatedAssets");
      caller.behave("deposit-ids", "any");
      assertThat(deposit(caller, bare).status()).isEqualTo(200);
      assertRuntime(deposit(caller, steam), "InventoryItemsNotFound");
      Answer unknown = caller.get("/marketplace-api/v1/deposit-status/none");
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.json().path("message").asString()).isEqualTo("DepositTransferNotFound");
    }
  }

  @Test
  void givesItemsBackWhenADepositFailsAndTakesNoBlockedTitles() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      String steam = steamItem(caller);
      caller.behave("blocked-titles", "1");
      JsonNode blocked =
          caller.get("/marketplace-api/v2/deposit-blocked-titles?gameId=a8db&limit=3").json();
      assertThat(blocked.path("titles").size()).isEqualTo(3);
      assertThat(blocked.path("total").asString()).isEqualTo("25");
      assertThat(deposit(caller, steam).status()).isEqualTo(400);
      caller.behave("blocked-titles", "0");
      caller.behave("deposit-end", "error");
      String id = deposit(caller, steam).json().path("DepositID").asString();
      assertThat(caller.get(INVENTORY).json().path("total").asString()).isEqualTo("0");
      advance(server, caller, Duration.ofSeconds(61));
      assertThat(status(caller, id).path("Status").asString()).isEqualTo("TransferStatusError");
      assertThat(status(caller, id).path("Error").asString()).isEqualTo("InventoryRevoked");
      assertThat(caller.get(INVENTORY).json().at("/items/0/attributes/id").asString())
          .isEqualTo(steam);
    }
  }

  @Test
  @Proves(value = "D.12", breaks = SteamSide.class)
  void withdrawsOnceForOneRequestIdAndOnlyWhatIsUnlocked() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode offer = caller.cheapest(100, 5_000);
      caller.buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
      String asset = offer.at("/attributes/id").asString();
      Answer locked = withdraw(caller, asset, "r-1");
      assertThat(locked.status()).isEqualTo(400);
      assertThat(locked.json().path("code").asString()).isEqualTo("InventoryItemsNotFound");
      advance(server, caller, Duration.ofDays(8));
      String transfer = withdraw(caller, asset, "r-2").json().path("transferId").asString();
      assertThat(withdraw(caller, asset, "r-2").json().path("transferId").asString())
          .isEqualTo(transfer);
      assertThat(withdraw(caller, asset, "r-3").status()).isEqualTo(400);
      String status = "/marketplace-api/v1/withdraw-status/" + transfer;
      assertThat(caller.get(status).body())
          .isEqualTo("{\"Status\":\"TransferStatusPending\",\"Error\":\"\"}");
      advance(server, caller, Duration.ofSeconds(61));
      assertThat(caller.get(status).body())
          .isEqualTo("{\"Status\":\"TransferStatusSuccess\",\"Error\":\"\"}");
      JsonNode items = caller.get(INVENTORY).json().path("items");
      assertThat(items.size()).isEqualTo(1);
      assertThat(items.at("/0/inMarket").asBoolean()).isFalse();
      assertThat(items.at("/0/attributes/title")).isEqualTo(offer.at("/attributes/title"));
      assertThat(items.at("/0/attributes/cs2/float")).isEqualTo(offer.at("/attributes/cs2/float"));
      caller.behave("withdraw-repeat", "refused");
      assertThat(withdraw(caller, asset, "r-2").status()).isEqualTo(400);
    }
  }

  @Test
  void syncsTheInventoriesOfKnownGamesOnly() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      String path = "/marketplace-api/v1/user-inventory/sync";
      for (String game : List.of("CSGO", "Dota2", "TF2", "Rust", "LifeBeyond")) {
        assertThat(
                caller
                    .send("POST", path, "{\"Type\":\"Inventory\",\"GameID\":\"" + game + "\"}")
                    .body())
            .isEqualTo("{}");
      }
      assertRuntime(
          caller.send("POST", path, "{\"Type\":\"Other\",\"GameID\":\"CSGO\"}"),
          "UnsupportedInventorySyncType");
      assertThat(caller.send("POST", path, "{\"Type\":\"Inventory\",\"GameID\":\"a8db\"}").status())
          .isEqualTo(400);
    }
  }

  private static void assertRuntime(Answer answer, String message) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"%s\",\"code\":3,\"message\":\"%s\"}".formatted(message, message));
  }

  static String steamItem(DmarketCaller caller) {
    return caller
        .admin("POST", "/sandbox/steam", "{\"float\":\"0.25\",\"paintSeed\":7}")
        .json()
        .path("inGameAssetId")
        .asString();
  }

  private static Answer deposit(DmarketCaller caller, String id) {
    return caller.send(
        "POST", "/marketplace-api/v1/deposit-assets", "{\"AssetID\":[\"" + id + "\"]}");
  }

  private static JsonNode status(DmarketCaller caller, String id) {
    return caller.get("/marketplace-api/v1/deposit-status/" + id).json();
  }

  private static Answer withdraw(DmarketCaller caller, String asset, String request) {
    return caller.send(
        "POST",
        "/exchange/v1/withdraw-assets",
        "{\"assets\":[{\"id\":\"%s\",\"gameId\":\"a8db\",\"classId\":\"1\"}],\"requestId\":\"%s\"}"
            .formatted(asset, request));
  }

  private static void advance(SandboxServer server, DmarketCaller caller, Duration by) {
    caller.await(server.marketNow().plus(by));
  }
}
