package io.floatwise.bench;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.scan.ScanRequest;
import io.floatwise.core.scan.ScanResult;
import io.floatwise.core.scan.Scanner;
import io.floatwise.core.scan.TitleList;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.DMarketFeed;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.map.MarketRows;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A page of 100 offers as bytes, and all that was read before of the titles on it: what stands
/// between an answer of the venue and ranked opportunities is [#rank()].
final class DecisionPage {

  private static final String LIST = "/marketplace-api/v2/offers?gameId=a8db&limit=100";

  /// What was read before of a title.
  record Known(Quote quote, List<Sale> sales, List<TargetStep> targets) {}

  private final byte[] bytes;
  private final Map<Title, Known> known;
  private final Map<Game, FeeSchedule> fees;
  private final Instant now;

  /// @param bytes as the venue sends them
  /// @param known by title: quote, sales and targets as they were read before
  /// @param fees of the game
  /// @param now market time
  private DecisionPage(
      byte[] bytes, Map<Title, Known> known, Map<Game, FeeSchedule> fees, Instant now) {
    this.bytes = bytes;
    this.known = known;
    this.fees = fees;
    this.now = now;
  }

  /// The newest offers of the whole game: almost every one is of another title. Nobody asks for
  /// such a page; it is the dearest there can be.
  static DecisionPage ofManyTitles() throws Exception {
    return read(LIST + "&orderBy=createdAt&orderDir=desc");
  }

  /// The first offers by title: few titles with many offers each, like the pages of close looks.
  static DecisionPage ofFewTitles() throws Exception {
    return read(LIST + "&orderBy=title");
  }

  private static DecisionPage read(String target) throws Exception {
    try (RawSandbox sandbox = new RawSandbox();
        var dmarket =
            DMarket.openReadOnly(
                DMarketConfig.DEFAULT
                    .withBaseUrl(sandbox.baseUrl().toString())
                    .withCache(CachePolicy.OFF)
                    .withCallsPerSecond(
                        Arrays.stream(RateGroup.values())
                            .collect(Collectors.toMap(Function.identity(), _ -> 20_000))),
                sandbox.key())) {
      byte[] bytes = sandbox.get(target);
      Instant now = Instant.parse("2026-01-05T00:00:00Z");
      DMarketFeed feed = dmarket.feed(() -> now);
      Map<Title, Quote> quotes = new HashMap<>();
      value(feed.quotes(Game.CS2)).forEach(quote -> quotes.put(quote.title(), quote));
      Map<Title, Known> known = new HashMap<>();
      for (Title title : byTitle(bytes).keySet()) {
        known.put(
            title,
            new Known(
                quotes.get(title),
                value(feed.sales(title, Valuation.SALES_LIMIT)),
                value(feed.targets(title))));
      }
      var page = new DecisionPage(bytes, known, Map.of(Game.CS2, value(feed.fees(Game.CS2))), now);
      ScanResult result = page.rank();
      int examined = result.ranked().size() + result.refusals().size();
      if (examined != 100) {
        throw new IllegalStateException("expected 100 examined offers, found " + examined);
      }
      return page;
    }
  }

  /// From bytes to opportunities in their order, and the reasons against all others.
  ScanResult rank() {
    List<Snapshot> snapshots = new ArrayList<>();
    byTitle(bytes)
        .forEach((title, offers) -> {
          Known k = known.get(title);
          snapshots.add(
              new Snapshot(title, k.quote(), offers, k.sales(), Optional.of(k.targets()), now));
        });
    var request = new ScanRequest(List.of(), TitleList.EMPTY, Set.of(), 100);
    return new Scanner(request).scan(snapshots, fees, now);
  }

  int titles() {
    return known.size();
  }

  private static Map<Title, List<Offer>> byTitle(byte[] bytes) {
    Map<Title, List<Offer>> offers = new LinkedHashMap<>();
    Page.read(Json.parse(bytes), "items", "cursor", OfferRow::read).rows().stream()
        .map(row -> MarketRows.offer(Game.CS2, row))
        .sorted(MarketRows.CHEAPEST_FIRST)
        .forEach(offer ->
            offers.computeIfAbsent(offer.item().title(), _ -> new ArrayList<>()).add(offer));
    return offers;
  }

  private static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unread<T>(var failure) -> throw new IllegalStateException(failure.detail());
    };
  }
}
