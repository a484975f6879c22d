package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.DmarketCaller.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MarketReadsTest extends SandboxTest {
  private static final String OFFERS = "/marketplace-api/v2/offers?gameId=a8db";

  @Test
  void pagesThroughTheWholeStorefrontWithoutRepeatOrGap() {
    Set<String> ids = new HashSet<>();
    List<Long> prices = new ArrayList<>();
    String cursor = "";
    long total;
    do {
      JsonNode page =
          caller
              .get(OFFERS + "&limit=100&orderBy=price&orderDir=asc&cursor=" + encoded(cursor))
              .json();
      total = Long.parseLong(page.path("total").asString());
      for (JsonNode item : page.path("items")) {
        assertThat(ids.add(item.path("offerId").asString())).isTrue();
        prices.add(Long.parseLong(item.path("priceCents").asString()));
      }
      cursor = page.path("cursor").asString();
    } while (!cursor.isEmpty());
    assertThat(ids).hasSize((int) total).hasSizeGreaterThan(100);
    assertThat(prices).isSorted();
  }

  @Test
  void writesOffersInTheRecordedForm() {
    JsonNode item = caller.get(OFFERS + "&limit=1").json().path("items").path(0);
    assertThat(item.path("priceCents").isString()).isTrue();
    assertThat(item.path("locked").isBoolean()).isTrue();
    assertThat(item.path("createdAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(item.path("offerId").asString()).matches("[0-9a-f-]{14}4[0-9a-f-]{21}");
    JsonNode attributes = item.path("attributes");
    assertThat(attributes.path("id").asString()).matches("[0-9a-f-]{14}5[0-9a-f-]{21}");
    assertThat(attributes.path("provider").asString()).isIn("CPU", "ICS");
    assertThat(attributes.path("cs2").path("exterior").asString()).startsWith("EXTERIOR_");
    assertThat(attributes.path("cs2").path("float").isString()).isTrue();
    assertThat(attributes.path("cs2").path("paintSeed").isIntegralNumber()).isTrue();
    assertThat(attributes.path("cs2").path("floatPart").asString()).startsWith("FLOAT_PART_");
  }

  @Test
  void filtersByPrefixPriceAndAttributes() {
    String title =
        caller.get(OFFERS + "&limit=1").json().at("/items/0/attributes/title").asString();
    String prefix = title.substring(0, 5).toLowerCase(java.util.Locale.ROOT);
    for (JsonNode item :
        caller.get(OFFERS + "&limit=100&title=" + encoded(prefix)).json().path("items")) {
      assertThat(item.at("/attributes/title").asString()).startsWithIgnoringCase(prefix);
    }
    JsonNode worn =
        caller
            .get(
                OFFERS
                    + "&limit=100&priceFrom=200&priceTo=5000&treeFilters="
                    + encoded("exterior[]=field-tested,exterior[]=minimal wear"))
            .json();
    assertThat(worn.path("items")).isNotEmpty();
    for (JsonNode item : worn.path("items")) {
      assertThat(item.at("/attributes/cs2/exterior").asString())
          .isIn("EXTERIOR_FIELD_TESTED", "EXTERIOR_MINIMAL_WEAR");
      assertThat(Long.parseLong(item.path("priceCents").asString())).isBetween(200L, 5000L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gameId=a8db",
        "gameId=a8db&limit=0",
        "gameId=a8db&limit=101",
        "gameId=a8db&limit=ten",
        "gameId=a8db&Limit=10",
        "gameId=nope&limit=10",
        "limit=10",
        "gameId=a8db&limit=10&orderBy=age",
        "gameId=a8db&limit=10&orderDir=up",
        "gameId=a8db&limit=10&cursor=nonsense",
        "gameId=a8db&limit=10&priceFrom=1.5"
      })
  void refusesBadStorefrontParametersInTheGatewaysShape(String query) {
    Answer answer = caller.get("/marketplace-api/v2/offers?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asInt()).isEqualTo(3);
    assertThat(answer.json().path("error").asString())
        .isEqualTo(answer.json().path("message").asString())
        .isNotBlank();
  }

  @Test
  void acceptsSnakeCaseAndIgnoresUnknownParameters() {
    Answer answer =
        caller.get("/marketplace-api/v2/offers?game_id=a8db&limit=2&withImages=true&x=y");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("items").size()).isEqualTo(2);
  }

  @Test
  void aggregatesPricesInCentsAsStrings() {
    JsonNode all =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/aggregated-prices",
                "{\"filter\":{\"game\":\"a8db\"},\"limit\":\"1000\"}")
            .json();
    assertThat(all.path("aggregatedPrices").size()).isEqualTo(25);
    assertThat(all.path("nextCursor").asString()).isEmpty();
    JsonNode first = all.path("aggregatedPrices").path(0);
    JsonNode one =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/aggregated-prices",
                "{\"filter\":{\"game\":\"a8db\",\"titles\":[\""
                    + first.path("title").asString()
                    + "\",\"unknown\"]},\"limit\":5}")
            .json();
    assertThat(one.path("aggregatedPrices").size()).isEqualTo(1);
    assertThat(one.path("aggregatedPrices").path(0)).isEqualTo(first);
    assertThat(first.at("/offerBestPrice/Amount").isString()).isTrue();
    assertThat(first.at("/offerBestPrice/Currency").asString()).isEqualTo("USD");
    String best =
        caller
            .get(OFFERS + "&limit=1&orderBy=price&title=" + encoded(first.path("title").asString()))
            .json()
            .at("/items/0/priceCents")
            .asString();
    assertThat(first.at("/offerBestPrice/Amount").asString()).isEqualTo(best);
  }

  @Test
  void pagesAggregatedPricesByCursor() {
    List<String> titles = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          caller
              .send(
                  "POST",
                  "/marketplace-api/v1/aggregated-prices",
                  "{\"filter\":{\"game\":\"a8db\"},\"limit\":10,\"cursor\":\"" + cursor + "\"}")
              .json();
      page.path("aggregatedPrices").forEach(row -> titles.add(row.path("title").asString()));
      cursor = page.path("nextCursor").asString();
    } while (!cursor.isEmpty());
    assertThat(titles).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void givesSalesInDollarsNewestFirst() {
    String title = liquidTitle();
    JsonNode sales =
        caller
            .get("/trade-aggregator/v1/last-sales?gameId=a8db&limit=500&title=" + encoded(title))
            .json()
            .path("sales");
    assertThat(sales).isNotEmpty();
    List<Long> dates = new ArrayList<>();
    for (JsonNode sale : sales) {
      assertThat(sale.path("price").asString()).matches("\\d+\\.\\d\\d");
      assertThat(sale.path("txOperationType").asString()).isIn("Offer", "Target");
      dates.add(-Long.parseLong(sale.path("date").asString()));
    }
    assertThat(dates).isSorted();
    JsonNode second =
        caller
            .get(
                "/trade-aggregator/v1/last-sales?gameId=a8db&limit=1&offset=1&title="
                    + encoded(title))
            .json()
            .path("sales");
    assertThat(second.path(0)).isEqualTo(sales.path(1));
  }

  @Test
  void refusesBadSalesQueriesInTheServicesShape() {
    for (String query : List.of("title=x", "gameId=a8db", "gameId=a8db&title=x&limit=501")) {
      Answer answer = caller.get("/trade-aggregator/v1/last-sales?" + query);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("code").asString())
          .isIn("GameIDRequired", "TitleRequired", "BadRequest");
    }
  }

  @Test
  void givesFeesAsDecimalFractionsAndPlainCents() {
    JsonNode fees = caller.get("/exchange/v1/customized-fees?gameId=a8db&limit=100000").json();
    assertThat(fees.at("/defaultFee/fraction").asString()).isEqualTo("0.1");
    assertThat(fees.at("/defaultFee/minAmount").isIntegralNumber()).isTrue();
    assertThat(fees.path("reducedFees")).isNotEmpty();
    for (JsonNode row : fees.path("reducedFees")) {
      assertThat(row.path("fraction").asString()).matches("0\\.0\\d+");
      assertThat(row.path("minPrice").isIntegralNumber()).isTrue();
      assertThat(row.path("expiresAt").asLong()).isGreaterThan(1_700_000_000L);
    }
    JsonNode one = caller.get("/exchange/v1/customized-fees?gameId=a8db&limit=1").json();
    assertThat(one.path("reducedFees").size()).isEqualTo(1);
  }

  @Test
  void signsTheDecodedPathOfTargetsByTitle() {
    String title = liquidTitle();
    Answer answer =
        caller.get(
            "/marketplace-api/v1/targets-by-title/a8db/" + encoded(title).replace("+", "%20"));
    assertThat(answer.status()).isEqualTo(200);
    for (JsonNode order : answer.json().path("orders")) {
      assertThat(order.path("title").asString()).isEqualTo(title);
      assertThat(order.path("price").asString()).matches("\\d+");
      assertThat(order.path("amount").asString()).matches("\\d+");
    }
    assertThat(answer.json().path("orders")).isNotEmpty();
  }

  private String liquidTitle() {
    JsonNode rows =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/aggregated-prices",
                "{\"filter\":{\"game\":\"a8db\"},\"limit\":1000}")
            .json()
            .path("aggregatedPrices");
    String title = "";
    long most = -1;
    for (JsonNode row : rows) {
      long count = Long.parseLong(row.path("orderCount").asString());
      if (count > most) {
        most = count;
        title = row.path("title").asString();
      }
    }
    return title;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
