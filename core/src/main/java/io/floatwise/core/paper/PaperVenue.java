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
import java.util.List;
import java.util.function.Supplier;

/// A [PaperAccount] as a venue, over the feed of the real market. It only ever reads that market:
/// the titles of our orders with each reading of the account, and the title of an order right
/// before it is carried out. What cannot be read changes nothing. Orders may come from any thread;
/// everything else belongs to the thread of the account.
public final class PaperVenue implements Venue {

  private static final int OFFERS = 100;
  private static final int SALES = 200;

  private final PaperAccount account;
  private final MarketFeed market;
  private final Supplier<Instant> marketNow;
  private final Supplier<Duration> skew;

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

  @Override
  public synchronized Outcome execute(Approved approved) {
    Intent intent = approved.intent();
    return switch (market.offers(intent.title(), OFFERS)) {
      case Reading.Read<List<Offer>>(List<Offer> offers) ->
          account.execute(
              approved.id(), intent, left(offers), offers.size() < OFFERS, marketNow.get());
      case Reading.Unread<List<Offer>>(Failure failure) ->
          new Outcome.Rejected("MarketUnread", failure.detail());
    };
  }

  @Override
  public Reading<Balance> balance() {
    return Reading.of(account.balance(marketNow.get()));
  }

  @Override
  public Reading<List<HeldItem>> inventory(Game game) {
    return Reading.of(account.inventory(game));
  }

  /// Watches the market first, so that the whole reading of the account is of one moment.
  @Override
  public Reading<List<OwnOffer>> offers(Game game) {
    List<Title> titles = account.watched().stream().filter(t -> t.game() == game).toList();
    if (!titles.isEmpty()
        && market.fees(game) instanceof Reading.Read<FeeSchedule>(FeeSchedule fees)) {
      titles.forEach(title -> watch(title, fees));
    }
    return Reading.of(account.offers(game));
  }

  @Override
  public Reading<List<OwnTarget>> targets(Game game) {
    return Reading.of(account.targets(game));
  }

  @Override
  public Reading<List<ClosedOffer>> closedOffers(Instant since) {
    return Reading.of(account.sales(since, marketNow.get()));
  }

  @Override
  public Reading<List<ClosedTarget>> closedTargets(Instant since) {
    return Reading.of(account.fills(since));
  }

  /// Sales are read before offers: an offer that was taken in between is missing from the queue and
  /// from the sales, and its buyer is not counted.
  private void watch(Title title, FeeSchedule fees) {
    Instant now = marketNow.get();
    if (market.sales(title, SALES) instanceof Reading.Read<List<Sale>>(List<Sale> sales)
        && market.offers(title, OFFERS) instanceof Reading.Read<List<Offer>>(List<Offer> offers)) {
      account.observe(title, left(offers), offers.size() < OFFERS, sales, fees, now);
    }
  }

  private List<Offer> left(List<Offer> offers) {
    return offers.stream().filter(offer -> !account.hasTaken(offer.item().id())).toList();
  }
}
