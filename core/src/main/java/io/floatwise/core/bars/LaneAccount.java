package io.floatwise.core.bars;

import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import java.time.Duration;

/// The money and units of one lane in one title, and the rules by which signals become trades.
///
/// A signal at the close of a bar is acted on at the open of the next one. A purchase is tried
/// once, for as many whole units as money, limits and volume allow; a wish to sell lasts until
/// everything is sold or the next signal to buy. Who buys pays the open and half the spread,
/// rounded up to the cent; who sells gets the open less half the spread, rounded down, at least a
/// cent; fees are rounded up. Amounts are cents; what does not fit into a `long` throws
/// [ArithmeticException].
final class LaneAccount {

  private static final long PARTS = 10_000;
  private static final long HALVES = 2 * PARTS;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long NONE = Long.MAX_VALUE;

  private enum Wish {
    NOTHING,
    PURCHASE,
    SALE
  }

  private final int lane;
  private final LaneJournal journal;
  private final LaneTerms terms;
  private final long purchaseFee;
  private final long saleFee;
  private final long spread;
  private final long volumeShare;
  private final long itemLock;
  private final long proceedsLock;
  private final boolean isLimited;
  private final long perTrade;
  private final long perDay;
  private final long mostLots;
  private final long inTitle;
  private final long reserve;
  private final long leastReserve;

  private final TimedQueue lots = new TimedQueue();
  private final TimedQueue receipts = new TimedQueue();
  private long cash;
  private long day = Long.MIN_VALUE;
  private long spentToday;
  private Wish wish = Wish.NOTHING;
  private boolean isUnanswered;
  private long purchases;
  private long sales;
  private long refusals;
  private long fees;

  @SuppressWarnings("UnusedVariable") // so that what is read ahead counts as used
  private long touched;

  LaneAccount(int lane, LaneTerms terms, LaneJournal journal) {
    this.lane = lane;
    this.journal = journal;
    this.terms = terms;
    this.cash = terms.balance().minor();
    this.purchaseFee = terms.purchaseFee().basisPoints();
    this.saleFee = terms.saleFee().basisPoints();
    this.spread = terms.spread().basisPoints();
    this.volumeShare = terms.volumeShare().basisPoints();
    this.itemLock = terms.itemLock().toMillis();
    this.proceedsLock = terms.proceedsLock().toMillis();
    this.isLimited = terms.limits().isPresent();
    this.perTrade = terms.limits().map(l -> l.get(Limit.PER_TRADE).minor()).orElse(NONE);
    this.perDay = terms.limits().map(l -> l.get(Limit.PER_DAY).minor()).orElse(NONE);
    this.mostLots = terms.limits().map(l -> (long) l.get(Limit.LOTS_PER_TITLE)).orElse(NONE);
    this.inTitle = terms.limits().map(l -> (long) l.get(Limit.IN_TITLE).basisPoints()).orElse(NONE);
    this.reserve = terms.limits().map(l -> (long) l.get(Limit.RESERVE).basisPoints()).orElse(0L);
    this.leastReserve = terms.limits().map(l -> l.get(Limit.LEAST_RESERVE).minor()).orElse(0L);
  }

  /// Trades the bars from `from` until before `to`.
  ///
  /// @param number of bar `from` in the series
  /// @param signals at the closes of these bars
  void trade(Bars bars, int from, int to, long number, SignalList signals) {
    int next = 0;
    int count = signals.size();
    touch(bars, from, to, signals);
    int bar = from;
    while (bar < to) {
      if (wish != Wish.NOTHING) {
        act(bars, bar, number + (bar - from));
      } else if (next < count) {
        bar = from + signals.bar(next);
      } else {
        return;
      }
      if (next < count && from + signals.bar(next) == bar) {
        wants(signals.isBuy(next));
        next++;
      }
      bar++;
    }
  }

  /// Reads ahead what the trades will read: main memory answers many questions in the time of one.
  /// The sum is kept so that no compiler leaves the reading out.
  private void touch(Bars bars, int from, int to, SignalList signals) {
    long sum = 0;
    for (int i = 0; i < signals.size(); i++) {
      int bar = Math.min(from + signals.bar(i) + 1, to - 1);
      sum += bars.time(bar) + bars.open(bar) + bars.volume(bar);
    }
    touched = sum;
  }

  /// How it stands after the last bar, which is `bar` in `bars` and `number` in the series.
  LaneResult end(Bars bars, int bar, long number) {
    if (terms.closesAtEnd() && lots.isFree(bars.time(bar))) {
      isUnanswered = false;
      sell(bars, bar, number, Bars.NO_VOLUME);
    }
    settle(bars.time(bar));
    return new LaneResult(
        number + 1,
        Money.usd(cash),
        Money.usd(receipts.total()),
        lots.total(),
        Money.usd(Math.multiplyExact(lots.total(), bars.close(bar))),
        purchases,
        sales,
        refusals,
        Money.usd(fees));
  }

  private void wants(boolean isPurchase) {
    if (isPurchase) {
      wish = Wish.PURCHASE;
    } else if (lots.total() > 0) {
      wish = Wish.SALE;
      isUnanswered = true;
    }
  }

  private void act(Bars bars, int bar, long number) {
    settle(bars.time(bar));
    if (wish == Wish.PURCHASE) {
      buy(bars, bar, number);
      wish = Wish.NOTHING;
    } else {
      sell(bars, bar, number, bars.volume(bar));
      if (lots.total() == 0) {
        wish = Wish.NOTHING;
      }
    }
  }

  private void settle(long now) {
    cash += receipts.take(now, Long.MAX_VALUE);
  }

  private void buy(Bars bars, int bar, long number) {
    long open = bars.open(bar);
    long price = (open * (HALVES + spread) + HALVES - 1) / HALVES;
    long room = cash;
    Answer against = Answer.NO_CASH;
    if (isLimited) {
      long held = Math.multiplyExact(lots.total(), open);
      long equity = cash + receipts.total() + held;
      room -= Math.max(roundedUp(Math.multiplyExact(equity, reserve)), leastReserve);
      if (perTrade < room) {
        room = perTrade;
        against = Answer.PER_TRADE;
      }
      if (perDay - spent(bars.time(bar)) < room) {
        room = perDay - spentToday;
        against = Answer.PER_DAY;
      }
      long more = Math.multiplyExact(equity, inTitle) / PARTS - held;
      if (more < room) {
        room = more;
        against = Answer.IN_TITLE;
      }
      if (lots.size() >= mostLots) {
        room = 0;
        against = Answer.LOTS;
      }
    }
    // As many as can be paid with their fee: the fee is rounded up, and what is left is whole
    // cents, so rounding never lifts it above what is left.
    long units = room <= 0 ? 0 : Math.multiplyExact(room, PARTS) / (price * (PARTS + purchaseFee));
    if (units > 0) {
      units = Math.min(units, offered(bars.volume(bar)));
      against = Answer.VOLUME;
    }
    if (units == 0) {
      refuse(bars, bar, number, against, price);
      return;
    }
    long cost = units * price;
    long fee = roundedUp(Math.multiplyExact(cost, purchaseFee));
    cash -= cost + fee;
    spentToday += cost + fee;
    fees += fee;
    purchases++;
    lots.add(bars.time(bar) + itemLock, units);
    journal.add(lane, number, bars.time(bar), Answer.BOUGHT, units, price, fee);
  }

  private void sell(Bars bars, int bar, long number, long volume) {
    long now = bars.time(bar);
    long price = Math.max(1, bars.open(bar) * (HALVES - spread) / HALVES);
    long offered = offered(volume);
    long units = lots.take(now, offered);
    if (units == 0) {
      if (isUnanswered) {
        refuse(bars, bar, number, offered == 0 ? Answer.VOLUME : Answer.LOCKED, price);
      }
    } else {
      long gross = Math.multiplyExact(units, price);
      long fee = roundedUp(Math.multiplyExact(gross, saleFee));
      if (proceedsLock == 0) {
        cash += gross - fee;
      } else {
        receipts.add(now + proceedsLock, gross - fee);
      }
      fees += fee;
      sales++;
      journal.add(lane, number, now, Answer.SOLD, units, price, fee);
    }
    isUnanswered = false;
  }

  private void refuse(Bars bars, int bar, long number, Answer against, long price) {
    refusals++;
    journal.add(lane, number, bars.time(bar), against, 0, price, 0);
  }

  private long spent(long now) {
    long today = Math.floorDiv(now, DAY);
    if (today != day) {
      day = today;
      spentToday = 0;
    }
    return spentToday;
  }

  private long offered(long volume) {
    return volume == Bars.NO_VOLUME ? Long.MAX_VALUE : volume * volumeShare / PARTS;
  }

  private static long roundedUp(long parts) {
    return (parts + PARTS - 1) / PARTS;
  }
}
