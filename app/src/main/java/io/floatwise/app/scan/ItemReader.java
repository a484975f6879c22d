package io.floatwise.app.scan;

import io.floatwise.app.report.Plain;
import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.analysis.MarketAnalysis;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Nearest;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads one title as closely as a person may want to know it. Thread-safe, if the feed is.
public final class ItemReader {

  private static final int SALES = 500;
  private static final int SUGGESTIONS = 3;

  private final MarketFeed feed;
  private final MarketPicture picture;
  private final Supplier<Instant> marketTime;

  /// @param picture quotes and fees as everybody shares them
  public ItemReader(MarketFeed feed, MarketPicture picture, Supplier<Instant> marketTime) {
    this.feed = feed;
    this.picture = picture;
    this.marketTime = marketTime;
  }

  /// Reads the market of `title`.
  ///
  /// @param progress is told what is being read; must return at once
  /// @throws InputException if there is no such title; the message names the nearest
  /// @throws MarketUnreadException if something cannot be read
  public ItemReport read(Title title, Consumer<String> progress) {
    Game game = title.game();
    progress.accept("reading the quotes of " + game.label());
    List<Quote> quotes = value("the quotes of " + game.label(), picture.quotes(game));
    Quote quote =
        quotes.stream()
            .filter(q -> q.title().equals(title))
            .findFirst()
            .orElseThrow(() -> unknown(title, quotes));
    progress.accept("reading the offers of " + title);
    List<Offer> offers = value("the offers", feed.offers(title, Valuation.OFFERS_LIMIT));
    progress.accept("reading the sales of " + title);
    List<Sale> sales = value("the sales", feed.sales(title, SALES));
    progress.accept("reading the fees of " + game.label());
    FeeSchedule fees = value("the fees of " + game.label(), picture.fees(game));
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

  private static InputException unknown(Title title, List<Quote> quotes) {
    List<String> near =
        Nearest.to(title.name(), quotes.stream().map(q -> q.title().name()).toList(), SUGGESTIONS);
    return new InputException(
        "expected one of %d titles of %s that are traded now, found '%s'%s"
            .formatted(
                quotes.size(),
                title.game().label(),
                Plain.text(title.name()),
                near.isEmpty() ? "" : "; nearest: " + Plain.text(String.join("; ", near))));
  }
}
