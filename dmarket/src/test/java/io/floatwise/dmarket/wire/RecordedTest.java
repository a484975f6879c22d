package io.floatwise.dmarket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.proving.Needs;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What others recorded of the live venue, and the examples of its documentation. The data lie
/// beside the checkout.
class RecordedTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void readsTheRecordedOffer() throws Exception {
    Json json =
        Json.parse(Files.readAllBytes(Needs.shared("dmarket/recorded/v2-offers-item.json")));
    OfferRow row = json.list("items", OfferRow::read).getFirst();
    assertThat(row.priceCents()).isEqualTo(new Cents(2474));
    assertThat(row.attributes().title()).contains("AK-47 | Redline (Well-Worn)");
    assertThat(row.attributes().wear()).contains(new BigDecimal("0.4297356605529785"));
    assertThat(row.attributes().paintSeed()).contains(289);
    assertThat(row.attributes().phase()).isEmpty();
  }

  @Test
  void readsTheRecordedTargets() throws Exception {
    Json json =
        Json.parse(Files.readAllBytes(Needs.shared("dmarket/recorded/v2-user-targets-items.json")));
    assertThat(json.list("items", TargetRow::read))
        .extracting(TargetRow::priceCents, TargetRow::status)
        .containsExactly(
            tuple(new Cents(9), "TARGET_STATUS_ACTIVE"),
            tuple(new Cents(38), "TARGET_STATUS_ACTIVE"),
            tuple(new Cents(35), "TARGET_STATUS_ACTIVE"));
  }

  @Test
  void readsTheRecordedSmallResponses() throws Exception {
    Map<String, byte[]> bodies = new HashMap<>();
    for (JsonNode entry :
        MAPPER
            .readTree(Files.readAllBytes(Needs.shared("dmarket/recorded/small-responses.json")))
            .get("entries")) {
      bodies.put(entry.get("name").asString(), MAPPER.writeValueAsBytes(entry.get("body")));
    }
    assertThat(ErrorBody.read(bodies.get("401 from the gateway")))
        .contains(new ErrorBody("Unauthorized", "Unauthorized"));
    assertThat(
            BatchAnswer.read(
                Json.parse(bodies.get("batchUpdate refused inside the change window"))))
        .isEqualTo(
            new BatchAnswer(
                List.of(),
                List.of(
                    new BatchAnswer.Failed(
                        Optional.empty(), Optional.of("offer-1"), "AssetTimeLocked", "12:19"))));
    assertThat(BatchAnswer.read(Json.parse(bodies.get("batch success slim entry"))))
        .isEqualTo(
            new BatchAnswer(
                List.of(
                    new BatchAnswer.Done(
                        "8523e414-2483-4669-9254-0d166d49667d",
                        Optional.of("beb46bee-ba6a-5994-8e56-81e73fb06dc0"))),
                List.of()));
    BalanceRow balance = BalanceRow.read(Json.parse(bodies.get("balance with protected proceeds")));
    assertThat(balance.usd().value() + balance.usdTradeProtected().orElseThrow().value())
        .isEqualTo(5240);
  }

  @Test
  void readsEveryDocumentedAnswer() throws Exception {
    int read = 0;
    for (JsonNode operation :
        MAPPER
            .readTree(
                Files.readAllBytes(Needs.shared("dmarket/derived/documented-examples-v2.0.0.json")))
            .get("operations")) {
      JsonNode example = operation.get("responseExample");
      if (example != null) {
        Page<OfferRow> page =
            Page.read(
                Json.parse(MAPPER.writeValueAsBytes(example)), "items", "cursor", OfferRow::read);
        assertThat(page.rows())
            .singleElement()
            .extracting(OfferRow::priceCents)
            .isEqualTo(new Cents(1599));
        assertThat(page.rows().getFirst().attributes().wear()).contains(new BigDecimal("0.2356"));
        assertThat(page.total()).isPresent();
        read++;
      }
    }
    assertThat(read).isEqualTo(2);
  }
}
