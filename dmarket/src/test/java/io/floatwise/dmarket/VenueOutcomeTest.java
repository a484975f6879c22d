package io.floatwise.dmarket;

import static io.floatwise.dmarket.Samples.BUY;
import static io.floatwise.dmarket.Samples.CANCEL;
import static io.floatwise.dmarket.Samples.DELIST;
import static io.floatwise.dmarket.Samples.LIST;
import static io.floatwise.dmarket.Samples.PLACE;
import static io.floatwise.dmarket.Samples.REPRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every write: the exact bytes of the request, and what an answer proves. This is the client's
/// part of P5.4.3.3 (an unknown outcome is never repeated); asking the venue is proved with the
/// reconciler.
class VenueOutcomeTest {

  private static final String OFFER = Samples.OFFER.value();
  private static final String ASSET = Samples.ASSET.value();
  private static final String TARGET = Samples.TARGET.value();

  private final StubVenue venue = new StubVenue();

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void buysOneOfferAtThePriceItWasSeenAt() {
    accepts(
        BUY,
        new Effect.Bought(),
        """
        {"orderId":"1","txId":"2","status":"TxSuccess","dmOffersStatus":{"%s":{"started":true}},
         "p2pOffersStatus":{},"dmOffersFailReason":{"code":""}}\
        """
            .formatted(OFFER));
    assertThat(venue.sent())
        .isEqualTo(
            """
            PATCH /exchange/v1/offers-buy
            {"offers":[{"offerId":"%s","price":{"amount":"4999","currency":"USD"},\
            "type":"dmarket"}]}\
            """
                .formatted(OFFER));
  }

  @Test
  void aLostRaceIsARejectionAndAPendingPurchaseIsUnknown() {
    rejects(
        BUY,
        "OfferNotFound",
        "{\"status\":\"TxFailed\",\"dmOffersFailReason\":{\"code\":\"OfferNotFound\"}}");
    unknown(BUY, "{\"status\":\"TxPending\",\"dmOffersFailReason\":{\"code\":\"\"}}");
    unknown(BUY, "{\"status\":\"TxFailed\",\"dmOffersFailReason\":{\"code\":\"\"}}");
    unknown(BUY, "{\"status\":\"TxSuccess\",\"dmOffersFailReason\":{\"code\":\"OfferNotFound\"}}");
    unknown(BUY, "{\"status\":\"TxSuccess\",\"dmOffersStatus\":{\"other\":{\"started\":true}}}");
    unknown(BUY, purchase("TxSuccess", "", false));
    unknown(BUY, purchase("TxFailed", "OfferNotFound", true));
    rejects(BUY, "OfferNotFound", purchase("TxFailed", "OfferNotFound", false));
    unknown(BUY, "{\"status\":\"TxOfTomorrow\"}");
    unknown(BUY, "{}");
  }

  @Test
  void neverBuysWhatTheSellerHolds() {
    assertThat(execute(Samples.buy(Custody.SELLER)))
        .isEqualTo(
            new Outcome.Rejected("FaceToFace", "the seller holds the item; nothing was sent"));
    assertThat(venue.server.getRequestCount()).isZero();
  }

  @Test
  void listsAnAsset() {
    accepts(
        LIST,
        new Effect.Listed(new OfferId("o-9")),
        "{\"offers\":[{\"id\":\"o-9\",\"assetId\":\"%s\"}],\"failed\":[]}".formatted(ASSET));
    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v2/offers:batchCreate
            {"requests":[{"assetId":"%s","priceCents":1599}]}\
            """
                .formatted(ASSET));
    rejects(
        LIST,
        "BadRequest",
        """
        {"offers":[],"failed":[{"assetId":"%s","code":"BadRequest","message":"no"}]}\
        """
            .formatted(ASSET));
  }

  @Test
  void repricesAnOfferWhichGetsANewId() {
    accepts(
        REPRICE,
        new Effect.Repriced(new OfferId("o-9")),
        "{\"offers\":[{\"id\":\"o-9\",\"assetId\":\"%s\"}],\"failed\":[]}".formatted(ASSET));
    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v2/offers:batchUpdate
            {"requests":[{"offerId":"%s","priceCents":1499}]}\
            """
                .formatted(OFFER));
    rejects(
        REPRICE,
        "AssetTimeLocked",
        """
        {"offers":[],"failed":[{"offerId":"%s","code":"AssetTimeLocked","message":"12:19"}]}\
        """
            .formatted(OFFER));
  }

  @Test
  void takesAnOfferDown() {
    accepts(DELIST, new Effect.Delisted(), "{\"offers\":[{\"id\":\"%s\"}]}".formatted(OFFER));
    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v2/offers:batchDelete
            {"requests":[{"offerId":"%s"}]}\
            """
                .formatted(OFFER));
  }

  @Test
  void aBatchAnswerWithoutExactlyOurRowIsUnknown() {
    for (Intent intent : List.of(LIST, REPRICE, DELIST)) {
      unknown(intent, "{}");
      unknown(intent, "{\"offers\":[],\"failed\":[]}");
      unknown(intent, "{\"offers\":[{\"id\":\"o-9\",\"assetId\":\"another\"}],\"failed\":[]}");
      unknown(intent, "{\"offers\":[],\"failed\":[{\"code\":\"Internal\",\"message\":\"\"}]}");
      unknown(
          intent,
          """
          {"offers":[{"id":"o-9","assetId":"%1$s"}],
           "failed":[{"offerId":"%2$s","assetId":"%1$s","code":"X","message":""}]}\
          """
              .formatted(ASSET, OFFER));
      unknown(
          intent,
          """
          {"offers":[{"id":"o-8","assetId":"%1$s"},{"id":"o-9","assetId":"%1$s"}]}\
          """
              .formatted(ASSET));
    }
  }

  @Test
  void placesATargetInDollars() {
    accepts(
        PLACE,
        new Effect.TargetPlaced(new TargetId("t-9")),
        """
        {"Result":[{"CreateTarget":{"Title":"AK-47 | Redline (Field-Tested)"},"TargetID":"t-9",
         "Successful":true,"Error":null}]}\
        """);
    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v1/user-targets/create
            {"GameID":"a8db","Targets":[{"Amount":"1","Price":{"Currency":"USD","Amount":10.5},\
            "Title":"AK-47 | Redline (Field-Tested)"}]}\
            """);
    rejects(
        PLACE,
        "NotEnoughBalance",
        """
        {"Result":[{"CreateTarget":{},"TargetID":"","Successful":false,
         "Error":{"Code":"NotEnoughBalance","Message":"no"}}]}\
        """);
    unknown(PLACE, "{\"Result\":[]}");
    unknown(PLACE, "{\"Result\":[{\"TargetID\":\"\",\"Successful\":true}]}");
    unknown(PLACE, "{\"Result\":[{\"TargetID\":\"t-9\",\"Successful\":false}]}");
    unknown(
        PLACE,
        "{\"Result\":[{\"TargetID\":\"t\",\"Successful\":true,\"Error\":{\"Code\":\"X\"}}]}");
    unknown(
        PLACE,
        """
        {"Result":[{"CreateTarget":{"Title":"another"},"TargetID":"t-9","Successful":true}]}\
        """);
  }

  @Test
  void takesATargetDown() {
    accepts(
        CANCEL,
        new Effect.TargetCancelled(),
        """
        {"Result":[{"DeleteTarget":{"TargetID":"%s"},"Successful":true,"Error":null}]}\
        """
            .formatted(TARGET));
    assertThat(venue.sent())
        .isEqualTo(
            """
            POST /marketplace-api/v1/user-targets/delete
            {"Targets":[{"TargetID":"%s"}]}\
            """
                .formatted(TARGET));
    unknown(CANCEL, "{\"Result\":[{\"DeleteTarget\":{\"TargetID\":\"t\"},\"Successful\":true}]}");
  }

  private static String purchase(String status, String code, boolean started) {
    return """
    {"status":"%s","dmOffersStatus":{"%s":{"started":%s}},"dmOffersFailReason":{"code":"%s"}}\
    """
        .formatted(status, OFFER, started, code);
  }

  private void accepts(Intent intent, Effect effect, String answer) {
    venue.answers(answer);
    assertThat(execute(intent)).isEqualTo(new Outcome.Accepted(effect));
  }

  private void rejects(Intent intent, String code, String answer) {
    venue.answers(answer);
    assertThat(execute(intent))
        .isInstanceOfSatisfying(Outcome.Rejected.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private void unknown(Intent intent, String answer) {
    int before = venue.server.getRequestCount();
    venue.answers(answer);
    assertThat(execute(intent)).as(answer).isInstanceOf(Outcome.Unknown.class);
    assertThat(venue.server.getRequestCount()).isEqualTo(before + 1);
  }

  private Outcome execute(Intent intent) {
    return venue.dmarket.venue().execute(ApprovedForTests.of(intent));
  }
}
