package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.assertRefused;
import static io.floatwise.contracts.Replies.value;
import static io.floatwise.contracts.Samples.REDLINE;
import static io.floatwise.contracts.Shape.exactly;
import static io.floatwise.contracts.Shape.uuid;
import static io.floatwise.contracts.Shape.word;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.Matchers;
import io.floatwise.core.item.Game;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.TargetResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the venue says no: each of its shapes.
final class RefusalClauses {
  private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

  static final List<Clause> ALL =
      List.of(
          unknownKey(),
          wrongLimit(),
          strangeDeposit(),
          lockedOffer(),
          unknownItem(),
          goneOffer(),
          dearTarget(),
          unknownTarget());

  private RefusalClauses() {}

  private static Clause unknownKey() {
    return Clause.of("the balance of nobody", State.STRANGER, "GET", "/account/v1/balance")
        .answered(
            401,
            error -> {
              exactly(error, "Code", "Unauthorized");
              exactly(error, "Message", "Unauthorized");
            })
        .read(dmarket -> assertRefused(dmarket.balance(), 401, "Unauthorized"));
  }

  private static Clause wrongLimit() {
    return Clause.of(
            "a page that is too large",
            State.ACCOUNT,
            "GET",
            "/marketplace-api/v2/deposit-blocked-titles")
        .query("gameId", "a8db")
        .query("limit", "101")
        .answered(400, RefusalClauses::invalidArgument)
        .read(dmarket ->
            assertRefused(
                dmarket.undocumented().depositBlockedTitles(Game.CS2, 101, Optional.empty()),
                400,
                "grpc-3"));
  }

  private static void invalidArgument(LambdaDslJsonBody error) {
    error.stringType("error", "limit must be between 1 and 100");
    exactly(error, "code", 3);
    error.stringType("message", "limit must be between 1 and 100");
  }

  private static Clause strangeDeposit() {
    return TransferClauses.depositing(
            "to send what the account does not have", State.ACCOUNT, "5678")
        .answered(
            400,
            error -> {
              error.stringType("error", "InventoryItemsNotFound");
              error.integerType("code", 3);
              exactly(error, "message", "InventoryItemsNotFound");
            })
        .read(dmarket -> assertRefused(dmarket.depositAssets(List.of("5678")), 400, "grpc-3"));
  }

  private static Clause lockedOffer() {
    return TradeClauses.batch(
            "to change an offer too soon",
            State.FRESH_OFFER,
            "Update",
            "{\"offerId\": \"%s\", \"priceCents\": 9100}".formatted(Samples.OFFER))
        .given("$.requests[0].offerId", "offerId")
        .answered(answer ->
            failed(answer, "offerId", Samples.OFFER, "AssetTimeLocked", "[0-9]{2}:[0-9]{2}"))
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket.updateOffers(
                            List.of(new Bodies.OfferChange(Samples.OFFER, new Cents(9100))))))
                .isEqualTo(
                    refused(Optional.empty(), Optional.of(Samples.OFFER), "AssetTimeLocked")));
  }

  private static Clause unknownItem() {
    return TradeClauses.batch(
            "to offer what the account does not have",
            State.ACCOUNT,
            "Create",
            "{\"assetId\": \"%s\", \"priceCents\": 9000}".formatted(NOTHING))
        .answered(answer -> failed(answer, "assetId", NOTHING, "InventoryItemsNotFound", ".*"))
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket.createOffers(
                            List.of(new Bodies.NewOffer(NOTHING, new Cents(9000))))))
                .isEqualTo(
                    refused(Optional.of(NOTHING), Optional.empty(), "InventoryItemsNotFound")));
  }

  private static void failed(
      LambdaDslJsonBody answer, String idName, String id, String code, String message) {
    answer.array("offers", _ -> {});
    answer.minArrayLike(
        "failed",
        1,
        row -> {
          uuid(row, idName, id);
          exactly(row, "code", code);
          word(row, "message", message, "12:19");
        });
  }

  private static BatchAnswer refused(Optional<String> asset, Optional<String> offer, String code) {
    return new BatchAnswer(List.of(), List.of(new BatchAnswer.Failed(asset, offer, code, "12:19")));
  }

  private static Clause goneOffer() {
    return TradeClauses.purchase("to buy an offer that is gone", State.ACCOUNT, NOTHING)
        .answered(answer -> {
          answer.stringType("orderId", "or-1");
          answer.stringType("txId", "tx-1");
          exactly(answer, "status", "TxFailed");
          answer.object(
              "dmOffersStatus",
              offers -> {
                offers.eachKeyMatching(Matchers.regexp(TradeClauses.UUID, NOTHING));
                offers.eachValueMatching(NOTHING, one -> exactly(one, "started", false));
              });
          answer.object("p2pOffersStatus", _ -> {});
          answer.object("dmOffersFailReason", why -> exactly(why, "code", "OfferNotFound"));
        })
        .read(dmarket ->
            assertThat(value(dmarket.buyOffers(List.of(TradeClauses.wish(NOTHING)))))
                .isEqualTo(
                    new PurchaseAnswer(
                        "TxFailed", Optional.of("OfferNotFound"), Map.of(NOTHING, false))));
  }

  private static Clause dearTarget() {
    return TradeClauses.placing("to place a target without the money", "50000")
        .answered(answer ->
            answer.minArrayLike(
                "Result",
                1,
                row -> {
                  row.object("CreateTarget", echo -> TradeClauses.placed(echo, 50_000));
                  row.stringType("TargetID", "");
                  exactly(row, "Successful", false);
                  row.object(
                      "Error",
                      error -> {
                        word(
                            error,
                            "Code",
                            "NotEnoughBalance|InsufficientFunds",
                            "NotEnoughBalance");
                        error.stringType("Message", "not enough");
                      });
                }))
        .read(dmarket ->
            assertThat(
                    value(dmarket.createTargets(Game.CS2, List.of(TradeClauses.target(5_000_000)))))
                .containsExactly(
                    new TargetResult(
                        Optional.empty(),
                        Optional.of(REDLINE.name()),
                        false,
                        Optional.of("NotEnoughBalance"),
                        "not enough")));
  }

  private static Clause unknownTarget() {
    return TradeClauses.removing("to take nothing down", State.ACCOUNT, NOTHING)
        .answered(answer ->
            answer.minArrayLike(
                "Result",
                1,
                row -> {
                  row.object("DeleteTarget", echo -> uuid(echo, "TargetID", NOTHING));
                  exactly(row, "Successful", false);
                  row.object(
                      "Error",
                      error -> {
                        error.stringType("Code", "BadRequest");
                        error.stringType("Message", "no such target");
                      });
                }))
        .read(dmarket ->
            assertThat(value(dmarket.deleteTargets(List.of(NOTHING))))
                .containsExactly(
                    new TargetResult(
                        Optional.of(NOTHING),
                        Optional.empty(),
                        false,
                        Optional.of("BadRequest"),
                        "no such target")));
  }
}
