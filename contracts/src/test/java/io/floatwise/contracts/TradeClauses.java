package io.floatwise.contracts;

import static io.floatwise.contracts.Replies.value;
import static io.floatwise.contracts.Samples.REDLINE;
import static io.floatwise.contracts.Shape.dollars;
import static io.floatwise.contracts.Shape.exactly;
import static io.floatwise.contracts.Shape.uuid;
import static io.floatwise.contracts.Shape.word;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.Cents;
import io.floatwise.dmarket.wire.Dollars;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.TargetResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders that the venue carries out.
final class TradeClauses {
  static final String NEW_OFFER = "8523e414-2483-4669-9254-0d166d49667d";
  static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  static final List<Clause> ALL =
      List.of(
          buyOffer(), createOffer(), updateOffer(), deleteOffer(), createTarget(), deleteTarget());

  private TradeClauses() {}

  private static Clause buyOffer() {
    return purchase("to buy an offer", State.OFFER_OF_ANOTHER, Samples.OFFER)
        .given("$.offers[0].offerId", "offerId")
        .answered(answer -> bought(answer, Samples.OFFER, "TxSuccess", "TxSuccess|TxPending"))
        .read(dmarket ->
            assertThat(value(dmarket.buyOffers(List.of(wish(Samples.OFFER)))))
                .isEqualTo(
                    new PurchaseAnswer(
                        "TxSuccess", Optional.empty(), Map.of(Samples.OFFER, true))));
  }

  static Clause purchase(String name, State state, String offer) {
    return Clause.of(name, state, "PATCH", "/exchange/v1/offers-buy")
        .body(
            """
            {"offers": [{"offerId": "%s", "price": {"amount": "4999", "currency": "USD"},
              "type": "dmarket"}]}
            """
                .formatted(offer));
  }

  static Bodies.Purchase wish(String offer) {
    return new Bodies.Purchase(offer, new Cents(4999), OfferType.DMARKET);
  }

  private static void bought(
      LambdaDslJsonBody answer, String offer, String status, String statuses) {
    uuid(answer, "orderId", "0d7c9c5e-54a1-4b86-a8a6-2f0e44d0a111");
    uuid(answer, "txId", "0d7c9c5e-54a1-4b86-a8a6-2f0e44d0a222");
    word(answer, "status", statuses, status);
    answer.object(
        "dmOffersStatus",
        offers -> {
          offers.eachKeyMatching(Matchers.regexp(UUID, offer));
          offers.eachValueMatching(offer, one -> one.booleanType("started", true));
        });
    answer.object("p2pOffersStatus", _ -> {});
    answer.object("dmOffersFailReason", reason -> exactly(reason, "code", ""));
  }

  private static Clause createOffer() {
    return batch(
            "to offer an item",
            State.ITEM,
            "Create",
            "{\"assetId\": \"%s\", \"priceCents\": 9000}".formatted(Samples.ASSET))
        .given("$.requests[0].assetId", "assetId")
        .answered(answer -> done(answer, NEW_OFFER))
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket.createOffers(
                            List.of(new Bodies.NewOffer(Samples.ASSET, new Cents(9000))))))
                .isEqualTo(answer(NEW_OFFER)));
  }

  /// A batch of one request.
  static Clause batch(String name, State state, String what, String request) {
    return Clause.of(name, state, "POST", "/marketplace-api/v2/offers:batch" + what)
        .body("{\"requests\": [" + request + "]}");
  }

  private static void done(LambdaDslJsonBody answer, String offer) {
    answer.minArrayLike(
        "offers",
        1,
        row -> {
          uuid(row, "id", offer);
          uuid(row, "assetId", Samples.ASSET);
        });
    answer.array("failed", _ -> {});
  }

  private static BatchAnswer answer(String offer) {
    return new BatchAnswer(
        List.of(new BatchAnswer.Done(offer, Optional.of(Samples.ASSET))), List.of());
  }

  private static Clause updateOffer() {
    return batch(
            "to change the price of an offer",
            State.OWN_OFFER,
            "Update",
            "{\"offerId\": \"%s\", \"priceCents\": 9100}".formatted(Samples.OFFER))
        .given("$.requests[0].offerId", "offerId")
        .answered(answer -> done(answer, NEW_OFFER))
        .read(dmarket ->
            assertThat(
                    value(
                        dmarket.updateOffers(
                            List.of(new Bodies.OfferChange(Samples.OFFER, new Cents(9100))))))
                .isEqualTo(answer(NEW_OFFER)));
  }

  private static Clause deleteOffer() {
    return batch(
            "to take an offer down",
            State.OWN_OFFER,
            "Delete",
            "{\"offerId\": \"%s\"}".formatted(Samples.OFFER))
        .given("$.requests[0].offerId", "offerId")
        .answered(answer -> done(answer, Samples.OFFER))
        .read(dmarket ->
            assertThat(value(dmarket.deleteOffers(List.of(Samples.OFFER))))
                .isEqualTo(answer(Samples.OFFER)));
  }

  private static Clause createTarget() {
    return placing("to place a target", "10.5")
        .answered(answer ->
            answer.minArrayLike(
                "Result",
                1,
                row -> {
                  row.object("CreateTarget", echo -> placed(echo, 10.5));
                  uuid(row, "TargetID", Samples.TARGET);
                  exactly(row, "Successful", true);
                }))
        .read(dmarket ->
            assertThat(value(dmarket.createTargets(Game.CS2, List.of(target(1050)))))
                .containsExactly(
                    new TargetResult(
                        Optional.of(Samples.TARGET),
                        Optional.of(REDLINE.name()),
                        true,
                        Optional.empty(),
                        "")));
  }

  /// @param dollars as the client has to write them
  static Clause placing(String name, String dollars) {
    return Clause.of(name, State.ACCOUNT, "POST", "/marketplace-api/v1/user-targets/create")
        .body(
            """
            {"GameID": "a8db", "Targets": [{"Amount": "1",
              "Price": {"Currency": "USD", "Amount": %s}, "Title": "%s",
              "Attrs": {"floatPartValue": "FT-0", "phase": "", "paintSeed": null}}]}
            """
                .formatted(dollars, REDLINE.name()));
  }

  static Bodies.NewTarget target(long cents) {
    return new Bodies.NewTarget(
        REDLINE.name(),
        1,
        Dollars.of(Money.usd(cents)),
        Optional.of(
            new Bodies.TargetAttributes(Optional.of("FT-0"), Optional.empty(), Optional.empty())));
  }

  /// The target as the answer repeats it.
  static void placed(LambdaDslObject echo, double price) {
    exactly(echo, "Amount", "1");
    dollars(echo, "Price", price);
    exactly(echo, "Title", REDLINE.name());
  }

  private static Clause deleteTarget() {
    return removing("to take a target down", State.OWN_TARGET, Samples.TARGET)
        .given("$.Targets[0].TargetID", "targetId")
        .answered(answer ->
            answer.minArrayLike(
                "Result",
                1,
                row -> {
                  row.object("DeleteTarget", echo -> uuid(echo, "TargetID", Samples.TARGET));
                  exactly(row, "Successful", true);
                }))
        .read(dmarket ->
            assertThat(value(dmarket.deleteTargets(List.of(Samples.TARGET))))
                .containsExactly(
                    new TargetResult(
                        Optional.of(Samples.TARGET),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        "")));
  }

  static Clause removing(String name, State state, String target) {
    return Clause.of(name, state, "POST", "/marketplace-api/v1/user-targets/delete")
        .body("{\"Targets\": [{\"TargetID\": \"%s\"}]}".formatted(target));
  }
}
