package io.floatwise.app.cli;

import io.floatwise.app.report.Nearest;
import io.floatwise.app.report.Plain;
import io.floatwise.core.analysis.MarketAnalysis;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One title as far as a person may want to know it.
///
/// @param analysis figures of its market, over as many sales as can be read at once
/// @param valuation what the trader would make of the same reading; empty without a fair value
/// @param now market time of the report
record ItemReport(MarketAnalysis analysis, Optional<Valuation> valuation, Instant now) {

  private static final int SALES = 500;
  private static final int SUGGESTIONS = 3;

  /// Reads the market of one title.
  ///
  /// @throws IllegalArgumentException if there is no such title; the message names the nearest
  /// @throws MarketUnreadException if something cannot be read
  static ItemReport read(
      MarketFeed feed, Title title, Supplier<Instant> marketTime, Progress progress) {
    Game game = title.game();
    progress.step("reading the quotes of " + game.label());
    List<Quote> quotes = value("the quotes of " + game.label(), feed.quotes(game));
    Quote quote =
        quotes.stream()
            .filter(q -> q.title().equals(title))
            .findFirst()
            .orElseThrow(() -> unknown(title, quotes));
    progress.step("reading the offers of " + title);
    List<Offer> offers = value("the offers", feed.offers(title, Valuation.OFFERS_LIMIT));
    progress.step("reading the sales of " + title);
    List<Sale> sales = value("the sales", feed.sales(title, SALES));
    progress.step("reading the fees of " + game.label());
    FeeSchedule fees = value("the fees of " + game.label(), feed.fees(game));
    Instant now = marketTime.get();
    var snapshot = new Snapshot(title, quote, offers, sales, quote.asOf());
    return new ItemReport(
        MarketAnalysis.of(snapshot, SALES, now),
        Valuation.of(asTheTraderReads(snapshot), fees, now),
        now);
  }

  /// The trader asks for fewer sales, and takes fewer than he asked for as all there are.
  private static Snapshot asTheTraderReads(Snapshot whole) {
    return new Snapshot(
        whole.title(),
        whole.quote(),
        whole.offers(),
        whole.sales().stream().limit(Valuation.SALES_LIMIT).toList(),
        whole.asOf());
  }

  private static <T> T value(String what, Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unread<T>(var failure) -> throw new MarketUnreadException(what, failure);
    };
  }

  private static IllegalArgumentException unknown(Title title, List<Quote> quotes) {
    List<String> near =
        Nearest.to(title.name(), quotes.stream().map(q -> q.title().name()).toList(), SUGGESTIONS);
    return new IllegalArgumentException(
        "expected one of %d titles of %s that are traded now, found '%s'%s"
            .formatted(
                quotes.size(),
                title.game().label(),
                Plain.text(title.name()),
                near.isEmpty() ? "" : "; nearest: " + Plain.text(String.join("; ", near))));
  }
}
