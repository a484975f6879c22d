package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Reading;
import io.floatwise.dmarket.metrics.OperationCount;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.proving.Proves;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of the market that hold nothing, or nothing that can be read. An empty page is a market
/// without offers; a malformed one is a failure that says so, because a market that could not be
/// read is not a market without offers. Neither brings back what was read before.
class MarketPageTest {

  private static final String GOOD =
      """
      {"items":[{"offerId":"o-1","priceCents":"1250","createdAt":"2026-07-17T14:30:57Z",
       "locked":false,"attributes":{"id":"a-1","title":"AK-47 | Redline (Field-Tested)"}}],
       "total":"1","cursor":""}\
      """;

  private final StubVenue venue = new StubVenue();
  private final DMarketFeed feed = venue.dmarket.feed(() -> Instant.EPOCH);

  @AfterEach
  void close() {
    venue.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[],\"total\":\"0\",\"cursor\":\"\"}",
        "{\"items\":null,\"total\":\"0\",\"cursor\":\"\"}"
      })
  @Proves(value = "P4.2.2", breaks = DMarketFeed.class)
  void anEmptyPageIsAMarketWithoutOffers(String empty) {
    venue.answers(GOOD, empty);
    assertThat(feed.offers(Samples.REDLINE, 10)).satisfies(r -> assertThat(offers(r)).hasSize(1));
    assertThat(feed.offers(Samples.REDLINE, 10)).satisfies(r -> assertThat(offers(r)).isEmpty());
    assertThat(count()).extracting(OperationCount::succeeded).isEqualTo(2L);
    assertThat(count()).extracting(OperationCount::garbled).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"total\":\"0\",\"cursor\":\"\"}",
        "{\"items\":{}}",
        "{\"items\":\"none\"}",
        "{\"items\":[7],\"cursor\":\"\"}",
        "{\"items\":[{}],\"cursor\":\"\"}",
        "{\"items\":[{\"offerId\":\"o-2\",\"priceCents\":\"12.50\"}],\"cursor\":\"\"}",
        "<html>Maintenance</html>"
      })
  @Proves(
      value = "P4.2.2",
      breaks = {Json.class, DMarketFeed.class})
  void aMalformedPageIsCountedAndBringsNothingBack(String malformed) {
    venue.answers(GOOD, malformed);
    assertThat(feed.offers(Samples.REDLINE, 10)).satisfies(r -> assertThat(offers(r)).hasSize(1));
    assertThat(feed.offers(Samples.REDLINE, 10))
        .isInstanceOfSatisfying(
            Reading.Unread.class,
            unread -> assertThat(unread.failure()).isInstanceOf(Failure.Garbled.class));
    assertThat(count()).extracting(OperationCount::garbled).isEqualTo(1L);
    venue.answers(GOOD);
    assertThat(feed.offers(Samples.REDLINE, 10)).satisfies(r -> assertThat(offers(r)).hasSize(1));
  }

  @Test
  void aPageThatCannotBeReadEndsNothingElse() {
    venue.answers("{\"items\":[7]}", "{\"usd\":\"1250\"}");
    assertThat(feed.offers(Samples.REDLINE, 10)).isInstanceOf(Reading.Unread.class);
    assertThat(SandboxVenue.ok(venue.dmarket.balance()).usd().value()).isEqualTo(1250);
  }

  private OperationCount count() {
    return venue.dmarket.metrics().operations().get(Operation.OFFERS);
  }

  private static List<Offer> offers(Reading<List<Offer>> reading) {
    return switch (reading) {
      case Reading.Read<List<Offer>>(List<Offer> offers) -> offers;
      case Reading.Unread<List<Offer>>(Failure failure) ->
          throw new AssertionError(failure.toString());
    };
  }
}
