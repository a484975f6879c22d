package io.floatwise.core.backtest;

import io.floatwise.core.engine.Event;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.Sight;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of our orders where only series are known: the bars that begin after an order fill
/// it or not, see [SeriesModel]. Not thread-safe.
final class SeriesOrders implements Counterparty {

  private static final Outcome GONE =
      new Outcome.Rejected("OfferNotFound", "the next bar did not trade at that price or less");

  private final SeriesModel model;
  private final SeriesMarket market;
  private final PaperAccount account;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<AssetId, Queue> queues = new HashMap<>();

  /// A purchase that the next bar of its title decides.
  ///
  /// @param until it is over if no bar came
  private record Waiting(Approved order, Intent.BuyOffer buy, Instant since, Instant until) {}

  /// Units that others sell before a lot of ours.
  ///
  /// @param price of ours; at a higher one it is queued for anew
  private record Queue(Money price, long ahead) {}

  SeriesOrders(SeriesModel model, SeriesMarket market, PaperAccount account) {
    this.model = model;
    this.market = market;
    this.account = account;
  }

  /// A purchase waits for the next bar; whatever else can be ordered meets nobody yet.
  @Override
  public Optional<Sight> meets(Approved order, Instant now) {
    SeriesBook book = market.book(order.intent().title());
    if (order.intent() instanceof Intent.BuyOffer buy) {
      Duration span = book.last().map(SeriesBar::span).orElse(Duration.ZERO);
      waiting.add(new Waiting(order, buy, now, now.plus(span.multipliedBy(2))));
      return Optional.empty();
    }
    Snapshot look = book.look(order.intent().title(), now);
    return Optional.of(new Sight(look.offers(), true, look.sales(), look.targets(), now));
  }

  /// Orders for which no bar came in time.
  List<Event.Answer> overdue(Instant now) {
    List<Event.Answer> answers = new ArrayList<>();
    waiting.removeIf(each -> {
      boolean isOver = each.until().isBefore(now);
      if (isOver) {
        answers.add(
            new Event.Answer(
                each.order().id(),
                new Outcome.Rejected("OfferNotFound", "no bar followed in time")));
      }
      return isOver;
    });
    return answers;
  }

  /// The next bar of its title is told.
  ///
  /// @param fills whether it is a price that can be believed
  /// @return answers to the purchases that waited for it
  List<Event.Answer> meet(SeriesBar bar, boolean fills, FeeSchedule fees, Instant now) {
    int left = fills ? bar.share() : 0;
    left -= sell(bar, left, fees, now);
    List<Event.Answer> answers = new ArrayList<>();
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (next.buy().title().equals(bar.title()) && isAfter(bar, next.since())) {
        each.remove();
        Outcome outcome = buy(next, bar, left, now);
        left -= outcome instanceof Outcome.Accepted ? 1 : 0;
        answers.add(new Event.Answer(next.order().id(), outcome));
      }
    }
    serve(bar, left, now);
    return answers;
  }

  /// A bar knows of an order if it began after it, but for the time that an order is on its way: it
  /// was decided on the bar before.
  private static boolean isAfter(SeriesBar bar, Instant order) {
    return !bar.from().plus(Setup.MOST_LATENCY).isBefore(order);
  }

  private Outcome buy(Waiting order, SeriesBar bar, int left, Instant now) {
    boolean isThere = left > 0 && !bar.offer(model.spread()).isMoreThan(order.buy().price());
    return isThere
        ? account.execute(
            order.order().id(),
            order.buy(),
            new Sight(List.of(order.buy().offer()), true, List.of(), Optional.empty(), now))
        : GONE;
  }

  /// @return units that were ours
  private int sell(SeriesBar bar, int share, FeeSchedule fees, Instant now) {
    Title title = bar.title();
    List<OwnOffer> ours =
        account.offers(title.game()).stream()
            .filter(offer -> offer.item().title().equals(title))
            .filter(offer -> isAfter(bar, offer.createdAt()) && isBought(offer.price(), bar))
            .sorted(Comparator.comparing(OwnOffer::price).thenComparing(OwnOffer::createdAt))
            .toList();
    int sold = 0;
    for (OwnOffer offer : ours) {
      AssetId asset = offer.item().id();
      Queue before = queues.get(asset);
      Queue queue =
          before == null || offer.price().isMoreThan(before.price())
              ? new Queue(offer.price(), market.book(title).unitsADay())
              : before;
      long ahead = queue.ahead() - bar.units();
      if (ahead < 0 && sold < share) {
        account.sold(offer.id(), now, fees);
        queues.remove(asset);
        sold++;
      } else {
        queues.put(asset, new Queue(offer.price(), Math.max(0, ahead)));
      }
    }
    return sold;
  }

  private static boolean isBought(Money price, SeriesBar bar) {
    return bar.low().isAtLeast(price.plus(price.at(SeriesModel.MARGIN, Rounding.UP)));
  }

  private void serve(SeriesBar bar, int share, Instant now) {
    int left = share;
    List<OwnTarget> ours =
        account.targets(bar.title().game()).stream()
            .filter(target -> target.title().equals(bar.title()))
            .filter(target -> isAfter(bar, target.createdAt()) && isSold(target.price(), bar))
            .sorted(Comparator.comparing(OwnTarget::price).reversed())
            .toList();
    for (OwnTarget target : ours) {
      for (int i = target.amount(); i > 0 && left > 0; i--) {
        var item =
            new Item(
                new AssetId("series-item-%s-%d".formatted(target.id(), i)),
                target.title(),
                Attributes.UNKNOWN);
        left -= account.filled(target.id(), item, now) ? 1 : 0;
      }
    }
  }

  private static boolean isSold(Money price, SeriesBar bar) {
    return !bar.high().isMoreThan(price.minus(price.at(SeriesModel.MARGIN, Rounding.UP)));
  }
}
