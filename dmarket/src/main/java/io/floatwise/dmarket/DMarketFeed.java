package io.floatwise.dmarket;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.market.TitleQuotes;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.map.MarketRows;
import io.floatwise.dmarket.request.ItemQuery;
import io.floatwise.dmarket.request.OfferType;
import io.floatwise.dmarket.request.SalesQuery;
import io.floatwise.dmarket.wire.AggregatedPrice;
import io.floatwise.dmarket.wire.FeeList;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.ReducedFee;
import io.floatwise.dmarket.wire.SaleRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The public side of DMarket. What is read is dated by market time, taken before the first request
/// and less the age of an answer that was kept, so it is never younger than it says.
public final class DMarketFeed implements MarketFeed, TitleQuotes {

  private static final int QUOTES_PER_PAGE = 1000;
  private static final int FEES_PER_PAGE = 1000;
  private static final int MAX_OFFER_PAGES = 20;
  private static final int MAX_PAGES = 200;

  /// A server that keeps to the documentation answers at most this many sales, whatever is asked.
  private static final int DOCUMENTED_SALES = 20;

  private final DMarket dmarket;
  private final Supplier<Instant> marketNow;

  DMarketFeed(DMarket dmarket, Supplier<Instant> marketNow) {
    this.dmarket = dmarket;
    this.marketNow = marketNow;
  }

  @Override
  public Reading<List<Quote>> quotes(Game game) {
    return quotesOf(game, List.of());
  }

  /// Past what is kept, like everything here.
  @Override
  public Reading<List<Quote>> quotes(Game game, List<Title> titles) {
    return titles.isEmpty()
        ? Reading.of(List.of())
        : quotesOf(game, titles.stream().map(Title::name).toList());
  }

  /// @param names none means the whole game
  private Reading<List<Quote>> quotesOf(Game game, List<String> names) {
    Instant now = marketNow.get();
    Reply<List<AggregatedPrice>> reply =
        PageWalk.all(
            cursor -> dmarket.aggregatedPrices(game, names, QUOTES_PER_PAGE, cursor),
            row -> row.title(),
            MAX_PAGES,
            _ -> false);
    Instant asOf = asOf(reply, now);
    return current(reply)
        .map(rows -> rows.stream().map(row -> MarketRows.quote(game, row, asOf)).toList())
        .toReading();
  }

  /// The venue matches titles by prefix, so its pages are followed until `limit` offers of exactly
  /// this title are there.
  @Override
  public Reading<List<Offer>> offers(Title title, int limit) {
    ItemQuery query =
        ItemQuery.of(title.game()).withTitle(title.name()).ordered("price", "asc").withLimit(limit);
    return PageWalk.all(
            cursor -> dmarket.offers(query.at(cursor)),
            OfferRow::offerId,
            MAX_OFFER_PAGES,
            rows -> rows.stream().filter(row -> isOf(title, row)).count() >= limit)
        .map(rows ->
            rows.stream()
                .filter(row -> isOf(title, row))
                .map(row -> MarketRows.offer(title.game(), row))
                .sorted(MarketRows.CHEAPEST_FIRST)
                .limit(limit)
                .toList())
        .toReading();
  }

  @Override
  public Reading<List<Sale>> sales(Title title, int limit) {
    List<SaleRow> rows = new ArrayList<>();
    while (true) {
      int asked = limit - rows.size();
      Reply<List<SaleRow>> reply =
          dmarket.lastSales(SalesQuery.of(title, asked).skipping(rows.size()));
      if (!(reply instanceof Reply.Ok<List<SaleRow>> page)) {
        return reply.map(r -> MarketRows.sales(title, r, limit)).toReading();
      }
      int found = page.value().size();
      boolean repeated = found > 0 && rows.containsAll(page.value());
      if (!repeated) {
        rows.addAll(page.value());
      }
      if (repeated || rows.size() >= limit || found != DOCUMENTED_SALES || asked == found) {
        return current(page).map(_ -> MarketRows.sales(title, rows, limit)).toReading();
      }
    }
  }

  @Override
  public Reading<List<TargetStep>> targets(Title title) {
    return dmarket.targetsByTitle(title).map(rows -> MarketRows.targets(title, rows)).toReading();
  }

  @Override
  public Reading<FeeSchedule> fees(Game game) {
    Instant asOf = marketNow.get();
    Set<ReducedFee> reduced = new LinkedHashSet<>();
    for (int page = 0; page < MAX_PAGES; page++) {
      Reply<FeeList> reply =
          dmarket.customizedFees(game, OfferType.DMARKET, FEES_PER_PAGE, page * FEES_PER_PAGE);
      if (!(reply instanceof Reply.Ok<FeeList>(FeeList fees, var _))) {
        return reply.map(f -> MarketRows.fees(game, f, reduced, asOf)).toReading();
      }
      boolean news = reduced.addAll(fees.reducedFees());
      if (fees.reducedFees().size() < FEES_PER_PAGE || !news) {
        return reply.map(f -> MarketRows.fees(game, f, reduced, asOf)).toReading();
      }
    }
    return Reading.failed(
        Fault.incomplete("expected the end of the fees within %d pages".formatted(MAX_PAGES))
            .failure());
  }

  /// An answer that was kept is as old as when it was asked for.
  private static Instant asOf(Reply<?> reply, Instant now) {
    return reply instanceof Reply.Ok<?> ok ? now.minus(ok.answer().age()) : now;
  }

  /// What was kept too long is not given where nobody can see how old it is.
  private static <T> Reply<T> current(Reply<T> reply) {
    return reply instanceof Reply.Ok<T> ok && ok.answer().stale()
        ? new Reply.Failed<>(Fault.tooOld(ok.answer().age()))
        : reply;
  }

  private static boolean isOf(Title title, OfferRow row) {
    return row.attributes().title().filter(title.name()::equals).isPresent();
  }
}
