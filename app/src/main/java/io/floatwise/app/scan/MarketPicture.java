package io.floatwise.app.scan;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The market as all scans share it: each part is read once and given again for a short time, so
/// many scans cost little more than their different parts. Thread-safe, if the feed is.
public final class MarketPicture {

  private static final Duration MARKET_AGE = Duration.ofSeconds(30);
  private static final Duration FEE_AGE = Duration.ofMinutes(5);
  private static final int GAMES = Game.values().length;
  private static final int TITLES = 2000;

  private final MarketFeed feed;
  private final Shared<Game, FeeSchedule> fees;
  private final Shared<Game, List<Quote>> quotes;
  private final Shared<Title, Snapshot> snapshots;

  /// @param marketTime market time, by which the parts age
  public MarketPicture(MarketFeed feed, Supplier<Instant> marketTime) {
    this.feed = feed;
    this.fees = new Shared<>(FEE_AGE, GAMES, marketTime);
    this.quotes = new Shared<>(MARKET_AGE, GAMES, marketTime);
    this.snapshots = new Shared<>(MARKET_AGE, TITLES, marketTime);
  }

  /// What was asked for and what had to be read.
  ///
  /// @param asked parts of the picture that scans asked for
  /// @param read those that were read at the venue
  public record Use(long asked, long read) {

    /// Share that needed no reading, 0 to 1; 0 if nothing was asked for.
    public double hitRatio() {
      return asked == 0 ? 0 : 1 - (double) read / asked;
    }
  }

  Reading<FeeSchedule> fees(Game game) {
    return fees.get(game, feed::fees);
  }

  Reading<List<Quote>> quotes(Game game) {
    return quotes.get(game, feed::quotes);
  }

  /// A close look at the title of `quote`; as old as the quote it was made with, which may be an
  /// earlier one.
  Reading<Snapshot> snapshot(Quote quote) {
    return snapshots.get(quote.title(), _ -> look(quote));
  }

  /// Since the beginning.
  public Use use() {
    return new Use(
        fees.asked() + quotes.asked() + snapshots.asked(),
        fees.read() + quotes.read() + snapshots.read());
  }

  private Reading<Snapshot> look(Quote quote) {
    Title title = quote.title();
    return switch (feed.offers(title, Valuation.OFFERS_LIMIT)) {
      case Reading.Unread<List<Offer>>(Failure failure) -> Reading.failed(failure);
      case Reading.Read<List<Offer>>(List<Offer> offers) ->
          switch (feed.targets(title)) {
            case Reading.Unread<List<TargetStep>>(Failure failure) -> Reading.failed(failure);
            case Reading.Read<List<TargetStep>>(List<TargetStep> targets) ->
                feed.sales(title, Valuation.SALES_LIMIT)
                    .map(sales ->
                        new Snapshot(
                            title, quote, offers, sales, Optional.of(targets), quote.asOf()));
          };
    };
  }
}
