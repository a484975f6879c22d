package io.floatwise.app.fleet;

import io.floatwise.app.scan.Shared;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The public side of a market, read once for all accounts: who asks while the same is being read
/// waits for that answer, and who asks soon afterwards gets the very same lists. Thread-safe.
public final class SharedFeed implements MarketFeed {

  private static final int MOST_TITLES = 4_096;
  private static final int MOST_GAMES = 16;

  private record Ask(Title title, int limit) {}

  private final MarketFeed feed;
  private final Shared<Game, List<Quote>> quotes;
  private final Shared<Game, FeeSchedule> fees;
  private final Shared<Ask, List<Offer>> offers;
  private final Shared<Ask, List<Sale>> sales;
  private final Shared<Title, List<TargetStep>> targets;

  /// @param age how long a reading is given again, market time; less than a round takes
  /// @param marketTime market time
  public SharedFeed(MarketFeed feed, Duration age, Supplier<Instant> marketTime) {
    this.feed = feed;
    this.quotes = new Shared<>(age, MOST_GAMES, marketTime);
    this.fees = new Shared<>(age, MOST_GAMES, marketTime);
    this.offers = new Shared<>(age, MOST_TITLES, marketTime);
    this.sales = new Shared<>(age, MOST_TITLES, marketTime);
    this.targets = new Shared<>(age, MOST_TITLES, marketTime);
  }

  @Override
  public Reading<List<Quote>> quotes(Game game) {
    return quotes.get(game, each -> fixed(feed.quotes(each)));
  }

  @Override
  public Reading<List<Offer>> offers(Title title, int limit) {
    return offers.get(new Ask(title, limit), ask -> fixed(feed.offers(ask.title(), ask.limit())));
  }

  @Override
  public Reading<List<Sale>> sales(Title title, int limit) {
    return sales.get(new Ask(title, limit), ask -> fixed(feed.sales(ask.title(), ask.limit())));
  }

  @Override
  public Reading<List<TargetStep>> targets(Title title) {
    return targets.get(title, each -> fixed(feed.targets(each)));
  }

  @Override
  public Reading<FeeSchedule> fees(Game game) {
    return fees.get(game, feed::fees);
  }

  /// As a list that is its own copy, so that it stays the same one wherever it is kept.
  private static <T> Reading<List<T>> fixed(Reading<List<T>> reading) {
    return switch (reading) {
      case Reading.Read<List<T>>(var list) -> new Reading.Read<>(List.copyOf(list));
      case Reading.Unread<List<T>> unread -> unread;
    };
  }

  /// How often something was asked for.
  public long asked() {
    return quotes.asked() + fees.asked() + offers.asked() + sales.asked() + targets.asked();
  }

  /// How often the market was really read.
  public long read() {
    return quotes.read() + fees.read() + offers.read() + sales.read() + targets.read();
  }
}
