package io.floatwise.core.paper;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// A [PaperAccount] as a venue, over the feed of the real market. It only ever reads that market:
/// the titles of our orders with each reading of the account, and the title of an order right
/// before it is carried out. What cannot be read changes nothing. Calls may come from any thread
/// and wait for each other.
public final class PaperVenue implements Venue {

  private static final int OFFERS = 100;
  private static final int SALES = 200;

  private final PaperAccount account;
  private final MarketFeed market;
  private final Supplier<Instant> marketNow;
  private final Supplier<Duration> skew;
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);

  /// @param market the real market, read only
  /// @param marketNow market time
  /// @param skew how far the real market's clock is ahead of ours
  public PaperVenue(
      PaperAccount account,
      MarketFeed market,
      Supplier<Instant> marketNow,
      Supplier<Duration> skew) {
    this.account = account;
    this.market = market;
    this.marketNow = marketNow;
    this.skew = skew;
  }

  /// The market without what this account has taken from it. Quotes are the venue's own sums and
  /// still count it.
  public MarketFeed feed() {
    return new MarketFeed() {
      @Override
      public Reading<List<Quote>> quotes(Game game) {
        return market.quotes(game);
      }

      @Override
      public Reading<List<Offer>> offers(Title title, int limit) {
        return market.offers(title, limit).map(PaperVenue.this::left);
      }

      @Override
      public Reading<List<Sale>> sales(Title title, int limit) {
        return market.sales(title, limit);
      }

      @Override
      public Reading<List<TargetStep>> targets(Title title) {
        return market.targets(title);
      }

      @Override
      public Reading<FeeSchedule> fees(Game game) {
        return market.fees(game);
      }
    };
  }

  @Override
  public Duration skew() {
    return skew.get();
  }

  @Override
  public synchronized List<Outcome> executeAll(List<Approved> approved) {
    return approved.stream().map(this::execute).toList();
  }

  /// A purchase is checked against the offers of its moment; before anything else the market is
  /// watched first, so that what was sold a moment ago cannot be changed any more.
  @Override
  public synchronized Outcome execute(Approved approved) {
    Intent intent = approved.intent();
    Title title = intent.title();
    Reading<Sight> reading =
        switch (intent) {
          case Intent.BuyOffer _ -> sight(title, Reading.of(List.of()), false);
          case Intent.PlaceTarget _ -> watched(title, true);
          case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ ->
              watched(title, account.wants(title));
        };
    return switch (reading) {
      case Reading.Read<Sight>(Sight sight) -> account.execute(approved.id(), intent, sight);
      case Reading.Unread<Sight>(Failure failure) ->
          new Outcome.Rejected("MarketUnread", failure.detail());
    };
  }

  @Override
  public synchronized Reading<Balance> balance() {
    return Reading.of(account.balance(marketNow.get()));
  }

  @Override
  public synchronized Reading<List<HeldItem>> inventory(Game game) {
    return Reading.of(account.inventory(game));
  }

  /// Watches the market first, so that the whole reading of the account is of one moment.
  @Override
  public synchronized Reading<List<OwnOffer>> offers(Game game) {
    List<Title> titles = account.watched().stream().filter(t -> t.game() == game).toList();
    if (!titles.isEmpty()) {
      read(game);
      titles.forEach(title -> watched(title, account.wants(title)));
    }
    return Reading.of(account.offers(game));
  }

  @Override
  public synchronized Reading<List<OwnTarget>> targets(Game game) {
    return Reading.of(account.targets(game));
  }

  @Override
  public synchronized Reading<List<ClosedOffer>> closedOffers(Instant since) {
    return Reading.of(account.sales(since, marketNow.get()));
  }

  @Override
  public synchronized Reading<List<ClosedTarget>> closedTargets(Instant since) {
    return Reading.of(account.fills(since));
  }

  /// Lets the account see the market of `title`.
  private Reading<Sight> watched(Title title, boolean targets) {
    Optional<Failure> unread =
        fees.containsKey(title.game()) ? Optional.empty() : read(title.game());
    if (unread.isPresent()) {
      return Reading.failed(unread.get());
    }
    Reading<Sight> reading = sight(title, market.sales(title, SALES), targets);
    if (reading instanceof Reading.Read<Sight>(Sight sight)) {
      account.observe(title, sight, Objects.requireNonNull(fees.get(title.game())));
    }
    return reading;
  }

  private Optional<Failure> read(Game game) {
    return switch (market.fees(game)) {
      case Reading.Read<FeeSchedule>(FeeSchedule schedule) -> {
        fees.put(game, schedule);
        yield Optional.empty();
      }
      case Reading.Unread<FeeSchedule>(Failure failure) -> Optional.of(failure);
    };
  }

  /// Sales are read before offers: an offer that was taken in between is missing from the queue and
  /// from the sales, and its buyer is counted at the next sight.
  private Reading<Sight> sight(Title title, Reading<List<Sale>> sales, boolean targets) {
    Instant now = marketNow.get();
    return switch (sales) {
      case Reading.Unread<List<Sale>>(Failure failure) -> Reading.failed(failure);
      case Reading.Read<List<Sale>>(List<Sale> newestFirst) ->
          market
              .offers(title, OFFERS)
              .map(offers ->
                  new Sight(
                      offers,
                      offers.size() < OFFERS,
                      newestFirst,
                      targets ? wanted(title) : Optional.empty(),
                      now));
    };
  }

  /// Empty where it could not be read: then nobody knows who stands before us.
  private Optional<List<TargetStep>> wanted(Title title) {
    return market.targets(title) instanceof Reading.Read<List<TargetStep>>(List<TargetStep> steps)
        ? Optional.of(steps)
        : Optional.empty();
  }

  private List<Offer> left(List<Offer> offers) {
    return offers.stream().filter(offer -> !account.hasTaken(offer.item().id())).toList();
  }
}
