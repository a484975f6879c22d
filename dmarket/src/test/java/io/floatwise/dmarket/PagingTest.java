package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lists of several pages, and what a careless venue does to them.
class PagingTest {

  private final StubVenue venue = new StubVenue();
  private final DMarketFeed feed = venue.dmarket.feed(() -> Instant.EPOCH);

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void keepsOnlyTheExactTitleSortsByPriceAndReadsNoPageTooMany() {
    venue.answers(
        page("p2", "9", row("a", "AK-47 | Redline (Field-Tested) Deluxe", 1), redline("b", 30)),
        page("p3", "9", redline("c", 20), redline("b", 30), redline("d", 40)));

    assertThat(prices(feed.offers(Samples.REDLINE, 3))).containsExactly(20L, 30L, 40L);
    assertThat(venue.sent()).endsWith("&limit=3");
    assertThat(venue.sent()).endsWith("&limit=3&cursor=p2");
    assertThat(venue.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void endsWhereTheCursorRepeatsItselfOrBringsNothingNew() {
    venue.answers(page("p2", "2", redline("a", 1)), page("p2", "2", redline("b", 2)));
    assertThat(prices(feed.offers(Samples.REDLINE, 50))).containsExactly(1L, 2L);
    venue.answers(page("p2", "1", redline("a", 1)), page("p3", "1", redline("a", 1)));
    assertThat(prices(feed.offers(Samples.REDLINE, 50))).containsExactly(1L);
    assertThat(venue.server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aListThatEndsBeforeItsTotalIsAFailure() {
    venue.answers(page("p2", "240", redline("a", 1)), page("p2", "240", redline("a", 1)));
    assertThat(venue.dmarket.venue().offers(Game.CS2))
        .isEqualTo(
            Reading.failed(
                new Failure.Garbled(
                    "expected 240 rows, found 1 before the cursor repeated itself")));
  }

  @Test
  void aListWithoutEndIsAFailure() {
    for (int i = 0; i < 25; i++) {
      venue.answers(page("p" + i, "x", redline("o" + i, i)));
    }
    assertThat(feed.offers(Samples.REDLINE, 100))
        .isEqualTo(
            Reading.failed(new Failure.Garbled("expected the end of the list within 20 pages")));
    assertThat(venue.server.getRequestCount()).isEqualTo(20);
  }

  @Test
  void aRowThatCannotBeReadMakesAnAccountListAFailure() {
    venue.answers("{\"items\":[{\"offerId\":\"o\"}],\"cursor\":\"\"}");
    assertThat(venue.dmarket.venue().offers(Game.CS2))
        .isEqualTo(
            Reading.failed(
                new Failure.Garbled(
                    "items[0].priceCents: expected an amount in cents, found nothing")));
  }

  @Test
  void sellersCustodyIsAssumedUnlessTheVenueSaysThatItHoldsTheItem() {
    assertThat(custody("\"provider\":\"CPU\",\"botId\":\"b\"")).isEqualTo(Custody.VENUE);
    assertThat(custody("\"provider\":\"CPU\"")).isEqualTo(Custody.VENUE);
    assertThat(custody("\"botId\":\"b\"")).isEqualTo(Custody.VENUE);
    for (String other :
        List.of(
            "\"provider\":\"ICS\",\"botId\":\"b\"",
            "\"provider\":\"CPU\",\"botId\":\"\"",
            "\"provider\":\"NEW\",\"botId\":\"b\"",
            "\"botId\":\"\"",
            "\"x\":1")) {
      assertThat(custody(other)).as(other).isEqualTo(Custody.SELLER);
    }
  }

  private Custody custody(String fields) {
    venue.answers(page("", "1", redline("o", 1).replace("\"x\":0", fields)));
    return ((Reading.Read<List<Offer>>) feed.offers(Samples.REDLINE, 1))
        .value()
        .getFirst()
        .custody();
  }

  @Test
  void followsSalesOfAVenueThatKeepsToTwentyAndStopsWhenItRepeats() {
    venue.answers(sales(0, 20), sales(20, 20), sales(40, 3));
    assertThat(feed.sales(Samples.REDLINE, 100))
        .isInstanceOfSatisfying(
            Reading.Read.class, r -> assertThat((List<?>) r.value()).hasSize(43));
    venue.answers(sales(0, 20), sales(0, 20));
    assertThat(feed.sales(Samples.REDLINE, 100))
        .isInstanceOfSatisfying(
            Reading.Read.class, r -> assertThat((List<?>) r.value()).hasSize(20));
    assertThat(venue.server.getRequestCount()).isEqualTo(5);
  }

  private static String sales(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i ->
            "{\"price\":\"1.00\",\"date\":\"%d\",\"txOperationType\":\"Offer\"}"
                .formatted(1714659121 - i))
        .collect(Collectors.joining(",", "{\"sales\":[", "]}"));
  }

  private static List<Long> prices(Reading<List<Offer>> offers) {
    return ((Reading.Read<List<Offer>>) offers)
        .value().stream().map(o -> o.price().minor()).toList();
  }

  private static String redline(String id, int cents) {
    return row(id, "AK-47 | Redline (Field-Tested)", cents);
  }

  private static String row(String id, String title, int cents) {
    return """
    {"offerId":"%s","priceCents":"%d","createdAt":"2026-07-17T14:30:57Z","locked":false,
     "attributes":{"id":"asset-%s","title":"%s","x":0}}\
    """
        .formatted(id, cents, id, title);
  }

  private static String page(String cursor, String total, String... rows) {
    return "{\"items\":[%s],\"total\":\"%s\",\"cursor\":\"%s\"}"
        .formatted(String.join(",", rows), total, cursor);
  }
}
