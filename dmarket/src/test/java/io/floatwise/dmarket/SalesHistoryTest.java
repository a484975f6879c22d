package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.SaleRow;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of a title's sales, from a sandbox.
@Proves(
    value = "P4.6.2",
    breaks = {DMarketFeed.class, SalesQuery.class})
class SalesHistoryTest {

  @TempDir Path dir;

  private static Title busiest(DMarketFeed feed) {
    return ((Reading.Read<List<Quote>>) feed.quotes(Game.CS2))
        .value().stream()
            .map(quote -> quote.title())
            .limit(12)
            .max(Comparator.comparingInt(title -> sales(feed, title, 500).size()))
            .orElseThrow();
  }

  private static List<Sale> sales(DMarketFeed feed, Title title, int limit) {
    return ((Reading.Read<List<Sale>>) feed.sales(title, limit)).value();
  }

  @Test
  void theWholeHistoryIsReadInOneCallAndEqualsItsPages() throws Exception {
    try (var venue = SandboxVenue.start(dir)) {
      DMarketFeed feed = venue.dmarket.feed(() -> Instant.EPOCH);
      Title title = busiest(feed);
      long before = calls(venue);
      List<Sale> whole = sales(feed, title, 500);
      assertThat(calls(venue) - before).isEqualTo(1);
      assertThat(whole).hasSizeGreaterThan(40).isSortedAccordingTo(newestFirst());

      List<SaleRow> paged = new ArrayList<>();
      List<SaleRow> page;
      do {
        var query = SalesQuery.of(title, 20).skipping(paged.size());
        page = SandboxVenue.ok(venue.dmarket.lastSales(query));
        paged.addAll(page);
      } while (!page.isEmpty());
      assertThat(paged)
          .extracting(SaleRow::date)
          .containsExactlyElementsOf(whole.stream().map(Sale::at).toList());
      assertThat(sales(feed, title, 7)).isEqualTo(whole.subList(0, 7));
    }
  }

  @Test
  void aClientThatKeepsAnswersAsksOnceAndTheFeedOfATraderAlwaysAsks() throws Exception {
    try (var venue = SandboxVenue.start(dir);
        var keeping = DMarket.open(venue.config().withCache(CachePolicy.DEFAULT), venue.key)) {
      Title title = busiest(venue.dmarket.feed(() -> Instant.EPOCH));
      long before = calls(venue);
      List<SaleRow> first = SandboxVenue.ok(keeping.lastSales(SalesQuery.of(title, 50)));
      assertThat(SandboxVenue.ok(keeping.lastSales(SalesQuery.of(title, 50)))).isEqualTo(first);
      assertThat(calls(venue) - before).isEqualTo(1);
      assertThat(SandboxVenue.ok(keeping.lastSales(SalesQuery.of(title, 50).skipping(1))))
          .startsWith(first.get(1));
      assertThat(calls(venue) - before).isEqualTo(2);
      sales(keeping.feed(() -> Instant.EPOCH), title, 50);
      assertThat(calls(venue) - before).isEqualTo(3);
    }
  }

  private static Comparator<Sale> newestFirst() {
    return Comparator.comparing(Sale::at).reversed();
  }

  /// Answers of the sandbox to requests for last sales.
  private static long calls(SandboxVenue venue) throws Exception {
    long calls = 0;
    for (var operation : venue.admin("GET", "calls", "").path("operations").properties()) {
      if (operation.getKey().contains("last-sales")) {
        for (var count : operation.getValue()) {
          calls += count.asLong();
        }
      }
    }
    return calls;
  }
}
