package io.floatwise.core.sim;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries trades out: moves asset and money, ends protection, rolls back. What the crowd pays
/// itself is not counted.
final class Clearing {

  static final long NEVER = -1;

  private SimRules rules;
  private final FeePolicy fees;
  private final EventQueue queue;
  private final List<Trade> trades = new ArrayList<>();
  private long crowd;
  private long charged;
  private long skimmed;
  private long paidIn;

  Clearing(SimRules rules, FeePolicy fees, EventQueue queue) {
    this.rules = rules;
    this.fees = fees;
    this.queue = queue;
  }

  void change(SimRules other) {
    rules = other;
  }

  /// What selling costs by the rules that hold now.
  FeeSchedule fees(Game game, Instant time) {
    FeeSchedule usual = fees.at(game, time);
    return rules.fees().map(terms -> terms.over(usual)).orElse(usual);
  }

  void deposit(Account account, long cents) {
    account.deposit(cents);
    paidIn = Math.addExact(paidIn, cents);
  }

  /// Trades `offer`, which no longer stands in the book, at `cents`.
  ///
  /// @param buyer null: one of the crowd
  /// @param target the target that it fills, null if the buyer took the offer
  void settle(
      Book book,
      RestingOffer offer,
      long cents,
      @Nullable Account buyer,
      @Nullable RestingTarget target,
      long now) {
    SaleKind kind = target == null ? SaleKind.OFFER : SaleKind.TARGET;
    book.sales.add(cents, now, kind, offer.wear, offer.paintSeed);
    Account seller = offer.owner;
    if (seller == null && buyer == null) {
      return;
    }
    boolean reversible = book.title.game() == Game.CS2 && rules.times().protection().isPositive();
    long finalAt = reversible ? now + rules.times().protection().toMillis() : NEVER;
    Trade.Price price = price(book, cents, now);
    Trade trade = new Trade(trades.size(), book, offer, price, buyer, target, now, finalAt);
    trades.add(trade);
    charged += trade.fee;
    if (seller == null) {
      crowd += trade.cents - trade.fee;
    } else {
      seller.assets.remove(trade.asset());
      skimmed += seller.sell(trade);
    }
    if (buyer == null) {
      crowd -= trade.cents;
    } else {
      deliver(trade, buyer, now);
    }
    if (finalAt != NEVER) {
      queue.add(finalAt, SimExchange.FINALISE, trade.index, 0);
    }
  }

  /// The delayed delivery of a purchase.
  void arrive(int trade) {
    Trade purchase = trades.get(trade);
    if (purchase.buyer != null) {
      Account.Owned owned = purchase.buyer.assets.get(purchase.asset());
      if (owned != null) {
        owned.incoming = false;
      }
    }
  }

  void finalise(int index) {
    Trade trade = trades.get(index);
    if (trade.status != TradeStatus.PROTECTED) {
      return;
    }
    trade.status = TradeStatus.SUCCESSFUL;
    if (trade.offer.owner != null) {
      trade.offer.owner.finalise(trade);
    }
  }

  /// Rolls the trade of offer number `key` in `book` back.
  Reversal revert(Book book, long key) {
    Trade trade = tradeOf(book, key);
    if (trade == null) {
      return new Reversal.Refused("no account traded that offer");
    }
    if (trade.status != TradeStatus.PROTECTED) {
      return new Reversal.Refused("the trade is " + trade.status + ", not PROTECTED");
    }
    Optional<String> obstacle = reclaim(trade);
    if (obstacle.isPresent()) {
      return new Reversal.Refused(obstacle.get());
    }
    trade.status = TradeStatus.REVERTED;
    charged -= trade.fee;
    if (trade.buyer == null) {
      crowd += trade.cents;
    } else {
      trade.buyer.refund(trade.cents);
    }
    if (trade.offer.owner == null) {
      crowd -= trade.cents - trade.fee;
    } else {
      skimmed -= trade.cents - trade.fee - trade.credited;
      trade.offer.owner.giveBack(trade);
    }
    return new Reversal.Done();
  }

  MoneyTotals totals(long accounts) {
    return new MoneyTotals(
        Money.usd(accounts),
        Money.usd(crowd),
        Money.usd(charged),
        Money.usd(skimmed),
        Money.usd(paidIn));
  }

  long stateHash() {
    long hash = Mix.of(Mix.of(crowd, charged), skimmed, paidIn);
    for (Trade trade : trades) {
      hash = Mix.of(hash, trade.stateHash());
    }
    return hash;
  }

  private void deliver(Trade trade, Account buyer, long now) {
    if (trade.target == null) {
      buyer.pay(trade.cents, trade.book.title.game());
    } else {
      buyer.payForTarget(trade.cents, trade.target.frozen);
    }
    buyer.purchases.add(trade);
    boolean locked = trade.book.title.game() == Game.CS2;
    long unlock = now + rules.times().tradeLock().toMillis();
    long arrival = now + rules.times().deliveryDelay().toMillis();
    Account.Owned owned =
        new Account.Owned(
            trade.book,
            trade.offer.thing(),
            trade.item(),
            locked ? Optional.of(Instant.ofEpochMilli(unlock)) : Optional.empty(),
            Instant.ofEpochMilli(now),
            arrival > now);
    buyer.assets.put(trade.asset(), owned);
    if (owned.incoming) {
      queue.add(arrival, SimExchange.DELIVER, trade.index, 0);
    }
  }

  /// Takes the asset from the buyer; the reason why that is impossible otherwise.
  private static Optional<String> reclaim(Trade trade) {
    if (trade.buyer == null) {
      return Optional.empty();
    }
    Account.Owned owned = trade.buyer.assets.get(trade.asset());
    if (owned == null) {
      return Optional.of("the buyer no longer has the asset");
    }
    if (owned.listing != null) {
      trade.book.remove(owned.listing);
    }
    trade.buyer.assets.remove(trade.asset());
    return Optional.empty();
  }

  private Trade.Price price(Book book, long cents, long now) {
    Instant time = Instant.ofEpochMilli(now);
    FeeSchedule schedule = fees(book.title.game(), time);
    Money price = Money.usd(cents);
    Rate rate = schedule.rate(book.title, price, time);
    FeeTerms terms = rules.fees().orElseGet(() -> FeeTerms.of(schedule));
    Money fee = terms.fee(price, rate);
    return new Trade.Price(cents, fee.minor(), rate, !rate.equals(schedule.defaultRate()));
  }

  private @Nullable Trade tradeOf(Book book, long key) {
    for (Trade trade : trades) {
      if (trade.book == book && trade.offer.key == key) {
        return trade;
      }
    }
    return null;
  }
}
