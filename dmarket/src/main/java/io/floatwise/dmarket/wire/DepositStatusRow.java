package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.Optional;

/// How far a deposit is. `GET /marketplace-api/v1/deposit-status/{DepositID}`.
///
/// @param depositId as `deposit-assets` gave it
/// @param status `TransferStatusPending`, `...Created`, `...Success`, `...FailedToCreate`,
///   `...Error`, `...OnHold` or a later word
/// @param error why it failed
/// @param assets those that arrived
/// @param tradeOfferId the Steam trade that the owner must accept
/// @param tradeMessage the text by which it can be told from others
public record DepositStatusRow(
    String depositId,
    String status,
    Optional<String> error,
    List<Arrived> assets,
    Optional<String> tradeOfferId,
    Optional<String> tradeMessage) {

  public DepositStatusRow {
    assets = List.copyOf(assets);
  }

  /// @param inGameAssetId what was sent
  /// @param assetId what it is called at the venue
  public record Arrived(String inGameAssetId, String assetId) {
    static Arrived read(Json json) {
      return new Arrived(json.text("InGameAssetID"), json.text("DmarketAssetID"));
    }
  }

  public static DepositStatusRow read(Json json) {
    Optional<Json> steam = json.optionalObject("SteamDepositInfo");
    return new DepositStatusRow(
        json.text("DepositID"),
        json.text("Status"),
        json.optionalText("Error"),
        json.optionalList("Assets", Arrived::read),
        steam.flatMap(s -> s.optionalText("TradeOfferID")),
        steam.flatMap(s -> s.optionalText("Message")));
  }
}
