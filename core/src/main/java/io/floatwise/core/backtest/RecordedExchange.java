package io.floatwise.core.backtest;

import io.floatwise.core.execution.Account;
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
import io.floatwise.core.money.Money;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.Sight;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The exchange of a backtest: an account on the market that was recorded, which never knew of it.
/// Orders are carried out on what was there when they arrive. Every time is market time and must
/// not go back. Not thread-safe.
final class RecordedExchange {

  private final PaperAccount account;
  private final OfferFates fates;
  private final Map<Title, Sight> sights = new HashMap<>();
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);

  /// @param fates of the offers that will be shown, known at least as far as an order takes to
  ///   arrive
  /// @param now market time at which the account is opened
  RecordedExchange(Money deposit, OfferFates fates, Instant now) {
    this.account = new PaperAccount(new Portfolio(), deposit, now);
    this.fates = fates;
  }

  void charge(FeeSchedule schedule) {
    fees.put(schedule.game(), schedule);
  }

  /// The market of a title was shown.
  ///
  /// @return what it is to us: without what we have bought from it
  Snapshot show(Snapshot shown, Instant now) {
    var sight =
        new Sight(
            shown.offers(),
            shown.offers().size() < Valuation.OFFERS_LIMIT,
            shown.sales(),
            shown.targets(),
            now);
    sights.put(shown.title(), sight);
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

  /// An order arrives.
  Outcome execute(Approved approved, Instant now) {
    Intent intent = approved.intent();
    Sight last = sights.get(intent.title());
    if (last == null) {
      return new Outcome.Rejected("MarketUnread", "the tape shows nothing of the title before");
    }
    List<Offer> standing =
        intent instanceof Intent.BuyOffer
            ? last.offers().stream().filter(o -> fates.stood(o.id(), o.price(), now)).toList()
            : last.offers();
    var sight = new Sight(standing, last.complete(), last.newestFirst(), last.targets(), now);
    return account.execute(approved.id(), intent, sight);
  }

  /// Everything of the account, in one reading.
  Account read(Collection<Game> games, Instant since, Instant now) {
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
    return new Account(
        account.balance(now), offers, targets, sales, fills, held, Duration.ZERO, Map.of());
  }
}
