package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.value;
import static io.floatwise.contracts.Shape.uuid;
import static io.floatwise.contracts.Shape.word;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import io.floatwise.core.item.Game;
import io.floatwise.dmarket.wire.Acknowledged;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.DepositStatusRow;
import io.floatwise.dmarket.wire.TransferStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What moves between Steam and the venue.
final class TransferClauses {
  static final List<Clause> ALL =
      List.of(sync(), deposit(), depositStatus(), withdrawal(), withdrawStatus());

  private static final String COMPOSITE = "[0-9]+:[0-9]+:[0-9]+:[0-9]+";
  private static final String STATES =
      "TransferStatus(Pending|Created|Success|FailedToCreate|Error|OnHold)";

  private TransferClauses() {}

  private static Clause sync() {
    return Clause.of(
            "to have Steam read again",
            State.ACCOUNT,
            "POST",
            "/marketplace-api/v1/user-inventory/sync")
        .body("{\"Type\": \"Inventory\", \"GameID\": \"CSGO\"}")
        .read(dmarket ->
            assertThat(value(dmarket.syncInventory(Game.CS2))).isEqualTo(new Acknowledged()));
  }

  private static Clause deposit() {
    return depositing("to send an item to the venue", State.STEAM_ITEM, Samples.STEAM_ASSET)
        .given("$.AssetID[0]", "steamAssetId")
        .answered(answer -> answer.stringType("DepositID", "dep-1"))
        .read(dmarket ->
            assertThat(value(dmarket.depositAssets(List.of(Samples.STEAM_ASSET))))
                .isEqualTo("dep-1"));
  }

  static Clause depositing(String name, State state, String asset) {
    return Clause.of(name, state, "POST", "/marketplace-api/v1/deposit-assets")
        .body("{\"AssetID\": [\"%s\"]}".formatted(asset));
  }

  private static Clause depositStatus() {
    return Clause.of(
            "how far a deposit is",
            State.DEPOSIT,
            "GET",
            "/marketplace-api/v1/deposit-status/dep-1")
        .givenPath("depositId")
        .answered(answer -> {
          answer.stringType("DepositID", "dep-1");
          answer.eachLike(
              "AssetID", PactDslJsonRootValue.stringMatcher(COMPOSITE, Samples.STEAM_ASSET));
          word(answer, "Status", STATES, "TransferStatusSuccess");
          answer.stringType("Error", "");
          answer.minArrayLike(
              "Assets",
              1,
              asset -> {
                word(asset, "InGameAssetID", COMPOSITE, Samples.STEAM_ASSET);
                uuid(asset, "DmarketAssetID", Samples.ASSET);
              });
          answer.object(
              "SteamDepositInfo",
              steam -> {
                steam.stringType("TradeOfferID", "6677");
                steam.stringType("Message", "code 12");
              });
        })
        .read(dmarket ->
            assertThat(value(dmarket.depositStatus("dep-1")))
                .isEqualTo(
                    new DepositStatusRow(
                        "dep-1",
                        "TransferStatusSuccess",
                        Optional.empty(),
                        List.of(new DepositStatusRow.Arrived(Samples.STEAM_ASSET, Samples.ASSET)),
                        Optional.of("6677"),
                        Optional.of("code 12"))));
  }

  private static Clause withdrawal() {
    UUID request = new UUID(1, 2);
    return Clause.of(
            "to send an item to Steam", State.UNLOCKED_ITEM, "POST", "/exchange/v1/withdraw-assets")
        .body(
            """
            {"assets": [{"id": "%s", "gameId": "a8db", "classId": "188532885"}],
             "requestId": "00000000-0000-0001-0000-000000000002"}
            """
                .formatted(Samples.ASSET))
        .given("$.assets[0].id", "assetId")
        .answered(answer -> answer.stringType("transferId", "tr-1"))
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket.withdrawAssets(
                            List.of(new Bodies.Withdrawal(Samples.ASSET, Game.CS2, "188532885")),
                            request)))
                .isEqualTo("tr-1"));
  }

  private static Clause withdrawStatus() {
    return Clause.of(
            "how far a withdrawal is",
            State.WITHDRAWAL,
            "GET",
            "/marketplace-api/v1/withdraw-status/tr-1")
        .givenPath("transferId")
        .answered(answer -> {
          word(answer, "Status", STATES, "TransferStatusPending");
          answer.stringType("Error", "");
        })
        .read(dmarket ->
            assertThat(value(dmarket.undocumented().withdrawStatus("tr-1")))
                .isEqualTo(new TransferStatus("TransferStatusPending", Optional.empty())));
  }
}
