package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people who look around are given: kept where it says how old it is, asked for where not.
class LooksTest {

  private static final String BODY =
      """
      {"aggregatedPrices":[{"title":"AK-47 | Redline (Field-Tested)",
        "orderBestPrice":{"Currency":"USD","Amount":"10.00"},"orderCount":"1",
        "offerBestPrice":{"Currency":"USD","Amount":"11.00"},"offerCount":"1"}],
       "nextCursor":"","orders":[],"sales":[],"items":[],
       "defaultFee":{"fraction":"0.1","minAmount":1},"reducedFees":[]}
      """;

  private final MockWebServer server = PromptServer.create();
  private final ManualTime time = new ManualTime(StubVenue.START);
  private final DMarket dmarket;
  private final MarketFeed looks;

  LooksTest() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(BODY)
                .build();
          }
        });
    server.start();
    dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT.withBaseUrl("http://127.0.0.1:" + server.getPort()),
            new RequestSigner(StubVenue.KEY),
            time,
            new Random(1));
    looks = dmarket.looks(time::now);
  }

  @AfterEach
  void close() {
    dmarket.close();
    server.close();
  }

  private Quote quote() {
    return switch (looks.quotes(Game.CS2)) {
      case Reading.Read<List<Quote>>(List<Quote> quotes) -> quotes.getFirst();
      case Reading.Unread<List<Quote>>(var failure) -> throw new AssertionError(failure.detail());
    };
  }

  @Test
  @Proves(
      value = "P5.1.3.4",
      breaks = {DMarketFeed.class, Looks.class})
  void aKeptQuoteIsAsOldAsItsQuestion() {
    assertThat(quote().asOf()).isEqualTo(StubVenue.START);
    time.advance(Duration.ofSeconds(29));
    assertThat(quote().asOf()).isEqualTo(StubVenue.START);
    assertThat(server.getRequestCount()).isEqualTo(1);
    time.advance(Duration.ofSeconds(1));
    assertThat(quote().asOf()).isEqualTo(StubVenue.START.plusSeconds(30));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  @Proves(value = "P5.1.3.4", breaks = Looks.class)
  void whatCarriesNoDateIsAskedForEveryTime() {
    looks.sales(Samples.REDLINE, 20);
    looks.sales(Samples.REDLINE, 20);
    assertThat(server.getRequestCount()).isEqualTo(1);
    for (int i = 1; i <= 2; i++) {
      looks.offers(Samples.REDLINE, 10);
      looks.targets(Samples.REDLINE);
      looks.fees(Game.CS2);
      assertThat(server.getRequestCount()).isEqualTo(1 + 3 * i);
    }
  }
}
