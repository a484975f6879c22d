package io.floatwise.dmarket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
  @Proves(value = "P4.1.6", breaks = TimeLimits.class)
  void readsTheRecordedTimeLimits() throws Exception {
    byte[] body = small("target time limits (undocumented POST /target/v1/time-limits)");
    assertThat(TimeLimits.read(Json.parse(body)))
        .isEqualTo(new TimeLimits(Duration.ofMinutes(15), Duration.ofSeconds(876)));
  }

  private static byte[] small(String name) throws IOException {
    for (JsonNode entry :
        MAPPER
            .readTree(Files.readAllBytes(Needs.shared("dmarket/recorded/small-responses.json")))
            .get("entries")) {
      if (entry.get("name").asString().equals(name)) {
        return MAPPER.writeValueAsBytes(entry.get("body"));
      }
    }
    throw new AssertionError("no recorded " + name);
  }

  /// What was version 1 is gone. Its answers must never be taken for something.
  @Test
  @Proves(value = "P5.3.3.4", breaks = Json.class)
  void takesNoRetiredAnswerForAPresentOne() throws Exception {
    List<byte[]> retired = new ArrayList<>();
    for (String file : List.of("v1-market-items-containers-2024", "v1-market-items-skin-2025")) {
      retired.add(Files.readAllBytes(Needs.shared("dmarket/recorded/" + file + ".json")));
    }
    retired.add(
        small(
            "v1 GET /exchange/v1/offers-by-title?Title=AK-47 | Rat Rod (Minimal Wear)&Limit=10"
                + " (retired)"));
    retired.add(small("GET /marketplace-api/v1/sales-history (2020, gone)"));
    retired.add(small("GET /marketplace-api/v1/last-sales (2020, gone)"));
    for (String v1 :
        List.of(
            "{\"Items\":[{\"AssetID\":\"a\",\"Title\":\"t\",\"Offer\":{\"OfferID\":\"o\","
                + "\"Price\":{\"Currency\":\"USD\",\"Amount\":25.5}}}],\"Total\":\"1\",\"Cursor\":\"\"}",
            "{\"Items\":[{\"TargetID\":\"t\",\"Title\":\"x\",\"Amount\":\"1\","
                + "\"Status\":\"TargetStatusActive\",\"Price\":{\"Currency\":\"USD\",\"Amount\":1}}],"
                + "\"Total\":\"1\"}",
            "{\"AggregatedTitles\":[{\"MarketHashName\":\"x\","
                + "\"Offers\":{\"BestPrice\":\"1.5\",\"Count\":1}}]}")) {
      retired.add(v1.getBytes(StandardCharsets.UTF_8));
    }
    List<Function<Json, ?>> readers =
        List.of(
            json -> Page.read(json, "items", "cursor", OfferRow::read),
            json -> Page.read(json, "items", "cursor", InventoryRow::read),
            json -> Page.read(json, "items", "cursor", TargetRow::read),
            json -> Page.read(json, "aggregatedPrices", "nextCursor", AggregatedPrice::read),
            json -> json.list("sales", SaleRow::read));
    for (byte[] body : retired) {
      for (int i = 0; i < readers.size(); i++) {
        Function<Json, ?> reader = readers.get(i);
        assertThatThrownBy(() -> reader.apply(Json.parse(body)))
            .as("reader %d, %s", i, new String(body, StandardCharsets.UTF_8))
            .isInstanceOf(WireException.class);
      }
    }
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
