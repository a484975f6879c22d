package io.floatwise.testkit.bars;

import io.floatwise.core.bars.Answer;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A backtest on bars in the simplest way: an object for every bar, amount and lot. Slow, and
/// written without the code that it is compared with.
public final class BarTwin {

  /// @param volume empty where it is not known
  public record Bar(
      Instant time,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      Optional<BigDecimal> volume) {}

  /// What came of a wish, amounts in dollars.
  public record Entry(
      int bar, Instant time, Answer answer, BigDecimal units, BigDecimal price, BigDecimal fee) {}

  /// What a strategy says at the close of a bar.
  public enum Word {
    BUY,
    SELL,
    HOLD
  }

  /// Hears bar after bar.
  @FunctionalInterface
  public interface Decider {
    Word at(Bar bar);
  }

  private record Lot(BigDecimal units, Instant free) {}

  private record Receipt(BigDecimal amount, Instant free) {}

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final LaneTerms terms;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Lot> lots = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private BigDecimal cash;
  private BigDecimal spentToday = BigDecimal.ZERO;
  private LocalDate today = LocalDate.MIN;
  private Word wish = Word.HOLD;
  private boolean isFirstTry;

  public BarTwin(LaneTerms terms) {
    this.terms = terms;
    this.cash = new BigDecimal(terms.balance().toDecimal());
  }

  /// The bars as objects.
  public static List<Bar> objects(Bars bars) {
    List<Bar> all = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      all.add(
          new Bar(
              Instant.ofEpochMilli(bars.time(i)),
              BigDecimal.valueOf(bars.open(i), 2),
              BigDecimal.valueOf(bars.high(i), 2),
              BigDecimal.valueOf(bars.low(i), 2),
              BigDecimal.valueOf(bars.close(i), 2),
              bars.volume(i) == Bars.NO_VOLUME
                  ? Optional.empty()
                  : Optional.of(BigDecimal.valueOf(bars.volume(i)))));
    }
    return all;
  }

  /// Trades all bars; what is held at the end stays.
  public List<Entry> trade(List<Bar> bars, Decider decider) {
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      open(i, bar);
      Word word = decider.at(bar);
      if (word == Word.BUY) {
        wish = Word.BUY;
      } else if (word == Word.SELL && !lots.isEmpty()) {
        wish = Word.SELL;
        isFirstTry = true;
      }
    }
    return entries;
  }

  /// Money that is usable and money that is not, after the last bar.
  public BigDecimal money() {
    return cash.add(pending());
  }

  private void open(int number, Bar bar) {
    for (Iterator<Receipt> all = receipts.iterator(); all.hasNext(); ) {
      Receipt receipt = all.next();
      if (!receipt.free().isAfter(bar.time())) {
        cash = cash.add(receipt.amount());
        all.remove();
      }
    }
    if (wish == Word.BUY) {
      buy(number, bar);
      wish = Word.HOLD;
    } else if (wish == Word.SELL) {
      sell(number, bar);
      isFirstTry = false;
      if (lots.isEmpty()) {
        wish = Word.HOLD;
      }
    }
  }

  private void buy(int number, Bar bar) {
    BigDecimal price =
        bar.open().multiply(BigDecimal.ONE.add(halfSpread())).setScale(2, RoundingMode.UP);
    LocalDate date = bar.time().atZone(ZoneOffset.UTC).toLocalDate();
    if (!date.equals(today)) {
      today = date;
      spentToday = BigDecimal.ZERO;
    }
    BigDecimal room = cash;
    Answer against = Answer.NO_CASH;
    if (terms.limits().isPresent()) {
      Limits limits = terms.limits().get();
      BigDecimal held = held().multiply(bar.open());
      BigDecimal equity = cash.add(pending()).add(held);
      BigDecimal reserve =
          equity
              .multiply(share(limits.get(Limit.RESERVE).basisPoints()))
              .setScale(2, RoundingMode.UP)
              .max(dollars(limits.get(Limit.LEAST_RESERVE).minor()));
      room = cash.subtract(reserve);
      BigDecimal perTrade = dollars(limits.get(Limit.PER_TRADE).minor());
      if (perTrade.compareTo(room) < 0) {
        room = perTrade;
        against = Answer.PER_TRADE;
      }
      BigDecimal leftToday = dollars(limits.get(Limit.PER_DAY).minor()).subtract(spentToday);
      if (leftToday.compareTo(room) < 0) {
        room = leftToday;
        against = Answer.PER_DAY;
      }
      BigDecimal leftInTitle =
          equity
              .multiply(share(limits.get(Limit.IN_TITLE).basisPoints()))
              .setScale(2, RoundingMode.DOWN)
              .subtract(held);
      if (leftInTitle.compareTo(room) < 0) {
        room = leftInTitle;
        against = Answer.IN_TITLE;
      }
      if (lots.size() >= limits.get(Limit.LOTS_PER_TITLE)) {
        room = BigDecimal.ZERO;
        against = Answer.LOTS;
      }
    }
    BigDecimal units = payable(room, price);
    if (units.signum() > 0) {
      units = units.min(offered(bar).orElse(units));
      against = Answer.VOLUME;
    }
    if (units.signum() == 0) {
      entries.add(entry(number, bar, against, BigDecimal.ZERO, price, BigDecimal.ZERO));
      return;
    }
    BigDecimal fee = fee(units.multiply(price), terms.purchaseFee().basisPoints());
    BigDecimal cost = units.multiply(price).add(fee);
    cash = cash.subtract(cost);
    spentToday = spentToday.add(cost);
    lots.add(new Lot(units, bar.time().plus(terms.itemLock())));
    entries.add(entry(number, bar, Answer.BOUGHT, units, price, fee));
  }

  /// Most units that `room` pays with their fee.
  private BigDecimal payable(BigDecimal room, BigDecimal price) {
    if (room.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal units = room.divide(price, 0, RoundingMode.DOWN);
    BigDecimal withFee = price.multiply(BigDecimal.ONE.add(share(feeOfPurchase())));
    units = units.min(room.divide(withFee, 0, RoundingMode.DOWN).add(BigDecimal.TWO));
    while (units.signum() > 0 && cost(units, price).compareTo(room) > 0) {
      units = units.subtract(BigDecimal.ONE);
    }
    return units;
  }

  private BigDecimal cost(BigDecimal units, BigDecimal price) {
    BigDecimal amount = units.multiply(price);
    return amount.add(fee(amount, feeOfPurchase()));
  }

  private int feeOfPurchase() {
    return terms.purchaseFee().basisPoints();
  }

  private void sell(int number, Bar bar) {
    BigDecimal price =
        bar.open()
            .multiply(BigDecimal.ONE.subtract(halfSpread()))
            .setScale(2, RoundingMode.DOWN)
            .max(CENT);
    Optional<BigDecimal> offered = offered(bar);
    BigDecimal sold = BigDecimal.ZERO;
    while (!lots.isEmpty() && !lots.getFirst().free().isAfter(bar.time())) {
      Lot lot = lots.removeFirst();
      BigDecimal part = lot.units();
      if (offered.isPresent()) {
        part = part.min(offered.get().subtract(sold));
      }
      sold = sold.add(part);
      if (part.compareTo(lot.units()) < 0) {
        lots.addFirst(new Lot(lot.units().subtract(part), lot.free()));
        break;
      }
    }
    if (sold.signum() == 0) {
      if (isFirstTry) {
        boolean nobody = offered.filter(units -> units.signum() == 0).isPresent();
        entries.add(
            entry(
                number,
                bar,
                nobody ? Answer.VOLUME : Answer.LOCKED,
                BigDecimal.ZERO,
                price,
                BigDecimal.ZERO));
      }
      return;
    }
    BigDecimal gross = sold.multiply(price);
    BigDecimal fee = fee(gross, terms.saleFee().basisPoints());
    if (terms.proceedsLock().isZero()) {
      cash = cash.add(gross).subtract(fee);
    } else {
      receipts.add(new Receipt(gross.subtract(fee), bar.time().plus(terms.proceedsLock())));
    }
    entries.add(entry(number, bar, Answer.SOLD, sold, price, fee));
  }

  private static Entry entry(
      int number, Bar bar, Answer answer, BigDecimal units, BigDecimal price, BigDecimal fee) {
    return new Entry(number, bar.time(), answer, units, price, fee);
  }

  private Optional<BigDecimal> offered(Bar bar) {
    return bar.volume()
        .map(volume ->
            volume
                .multiply(share(terms.volumeShare().basisPoints()))
                .setScale(0, RoundingMode.DOWN));
  }

  private BigDecimal held() {
    return lots.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal pending() {
    return receipts.stream().map(Receipt::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal halfSpread() {
    return share(terms.spread().basisPoints()).divide(BigDecimal.TWO);
  }

  private static BigDecimal fee(BigDecimal amount, int basisPoints) {
    return amount.multiply(share(basisPoints)).setScale(2, RoundingMode.UP);
  }

  private static BigDecimal share(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 4);
  }

  private static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
