package io.floatwise.core.backtest;

import io.floatwise.core.engine.Event;
import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.Sight;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The exchange of a backtest: an account on the market that was recorded, which never knew of it.
/// Orders are carried out on what was there when they arrive. Every time is market time and must
/// not go back. Not thread-safe.
final class RecordedExchange {

  private final PaperAccount account;
  private final LookedMarket looked;
  private final SeriesMarket series;
  private final SeriesOrders orders;
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);

  /// @param fates of the offers that will be shown, known at least as far as an order takes to
  ///   arrive
  /// @param series the titles of which only series are known
  /// @param now market time at which the account is opened
  RecordedExchange(Setup setup, Fates fates, SeriesMarket series, Instant now) {
    this.account = new PaperAccount(new Portfolio(), setup.deposit(), now);
    this.looked = new LookedMarket(fates);
    this.series = series;
    this.orders = new SeriesOrders(setup.series(), series, account);
  }

  void charge(FeeSchedule schedule) {
    fees.put(schedule.game(), schedule);
  }

  /// The market of a title was shown.
  ///
  /// @return what it is to us: without what we have bought from it
  Snapshot show(Snapshot shown, Instant now) {
    Sight sight = looked.show(shown, now);
    FeeSchedule schedule = fees.get(shown.title().game());
    if (schedule != null) {
      account.observe(shown.title(), sight, schedule);
    }
    return left(shown);
  }

  /// What was shown without what we have bought of it since.
  Snapshot left(Snapshot shown) {
    List<Offer> left =
        shown.offers().stream().filter(offer -> !account.hasTaken(offer.item().id())).toList();
    return left.size() == shown.offers().size()
        ? shown
        : new Snapshot(
            shown.title(), shown.quote(), left, shown.sales(), shown.targets(), shown.asOf());
  }

  /// A point of a series was told: what it does to orders of ours.
  ///
  /// @return answers to orders that waited for it
  List<Event.Answer> meet(SeriesMarket.Fresh fresh, Instant now) {
    return fresh
        .met()
        .map(bar -> {
          FeeSchedule schedule = fees.get(bar.title().game());
          return schedule == null
              ? List.<Event.Answer>of()
              : orders.meet(bar, fresh.fills(), schedule, now);
        })
        .orElse(List.of());
  }

  /// Answers to orders that waited for a point in vain.
  List<Event.Answer> overdue(Instant now) {
    return orders.overdue(now);
  }

  /// An order arrives.
  ///
  /// @return empty where it waits for what is told later
  Optional<Outcome> execute(Approved approved, Instant now) {
    Title title = approved.intent().title();
    boolean isLooked = looked.knows(title);
    if (!isLooked && !series.knows(title)) {
      return Optional.of(
          new Outcome.Rejected("MarketUnread", "the tape shows nothing of the title before"));
    }
    Counterparty others = isLooked ? looked : orders;
    return others
        .meets(approved, now)
        .map(sight -> account.execute(approved.id(), approved.intent(), sight));
  }

  /// How often something about the account may have become otherwise, see [PaperAccount#changes].
  long changes(Instant now) {
    return account.changes(now);
  }

  /// Everything of the account, in one reading.
  Account read(Collection<Game> games, Instant since, Instant now) {
    Balance balance = account.balance(now);
    List<OwnOffer> offers = new ArrayList<>();
    List<OwnTarget> targets = new ArrayList<>();
    List<HeldItem> held = new ArrayList<>();
    for (Game game : games) {
      offers.addAll(account.offers(game));
      targets.addAll(account.targets(game));
      held.addAll(account.inventory(game));
    }
    List<ClosedOffer> sales = account.sales(since, now);
    List<ClosedTarget> fills = account.fills(since);
    return new Account(balance, offers, targets, sales, fills, held, Duration.ZERO, Map.of());
  }
}
