package io.floatwise.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
  private final OpenApi api = OpenApi.official();

  @Test
  void knowsAllOperationsOfTheDescription() {
    assertThat(api.operations()).hasSize(22).contains("GET /account/v1/balance");
    assertThat(api.operation("GET", "/marketplace-api/v1/targets-by-title/a8db/AK%20%7C%20x?y=1"))
        .contains("GET /marketplace-api/v1/targets-by-title/{game_id}/{title}");
  }

  @Test
  void takesWhatIsRecordedAndRefusesWhatIsNotDescribed() {
    String good =
        """
        {"items":[{"offerId":"o","priceCents":"2474","createdAt":"2026-07-17T14:30:57Z",\
        "locked":false,"attributes":{"anything":1}}],"total":"1","cursor":""}\
        """;
    assertThat(reply(good)).isEmpty();
    assertThat(reply(good.replace("\"2474\"", "2474"))).hasSize(1);
    assertThat(reply(good.replace("57Z", "57Z").replace("false", "0"))).hasSize(1);
    assertThat(reply(good.replace("57Z", "57"))).hasSize(1);
    assertThat(reply(good.replace("offerId", "itemId"))).hasSize(1);
    assertThat(
            api.validateReply(
                "GET", "/account/v1/balance", 200, json("{\"usd\":\"1\",\"dmc\":\"0\"}")))
        .hasSize(2);
    assertThat(
            api.validateReply(
                "GET",
                "/account/v1/balance",
                401,
                json("{\"Code\":\"Unauthorized\",\"Message\":\"Unauthorized\"}")))
        .isEmpty();
    assertThat(api.validateReply("GET", "/account/v1/balance", 404, json("{}"))).hasSize(1);
  }

  @Test
  void judgesRequestsByTheirParametersAndBodies() {
    String offers = "/marketplace-api/v2/offers";
    assertThat(api.validateRequest("GET", offers + "?gameId=a8db&limit=100", "")).isEmpty();
    assertThat(api.validateRequest("GET", offers + "?gameId=a8db&limit=101", "")).hasSize(1);
    assertThat(api.validateRequest("GET", offers + "?gameId=csgo&Limit=1", "")).hasSize(3);
    assertThat(api.validateRequest("GET", "/exchange/v1/market/items", "")).hasSize(1);
    String create = offers + ":batchCreate";
    String row = "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":%s}]}";
    String id = "beb46bee-ba6a-5994-8e56-81e73fb06dc0";
    assertThat(api.validateRequest("POST", create, row.formatted(id, "5"))).isEmpty();
    assertThat(api.validateRequest("POST", create, row.formatted(id, "\"5\""))).isEmpty();
    assertThat(api.validateRequest("POST", create, row.formatted(id, "0.5"))).hasSize(1);
    assertThat(api.validateRequest("POST", create, row.formatted("0:1:2:730", "5"))).hasSize(1);
    assertThat(api.validateRequest("POST", create, "{")).hasSize(1);
  }

  @Test
  void givesAReasonForEveryDeviation() {
    for (Deviation deviation : Deviation.values()) {
      assertThat(deviation.reason()).isNotBlank();
    }
  }

  private java.util.List<String> reply(String json) {
    return api.validateReply("GET", "/marketplace-api/v2/offers?limit=1", 200, json(json));
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
