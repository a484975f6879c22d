package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Intent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Reads a journal afterwards and says which purchases should not have been begun. It knows the
/// limits as numbers and shares no code with the rules that enforce them; what the bot was shown of
/// the market it has from [Seen].
final class LimitAudit {

  /// Share of the equity that may be in items, in percent, where nobody says otherwise.
  static final int ITEMS = 60;

  private final Portfolio books = new Portfolio();
  private final List<String> excesses = new ArrayList<>();
  private final Seen seen;
  private final int items;
  private LocalDate day = LocalDate.EPOCH;
  private long spentToday;
  private long peak;

  private LimitAudit(Seen seen, int items) {
    this.seen = seen;
    this.items = items;
  }

  /// One line for each limit that a purchase exceeded.
  static List<String> excesses(Life life) {
    return excesses(life, ITEMS);
  }

  /// The same for an account that may have another share of its equity in items.
  ///
  /// @param items in percent
  static List<String> excesses(Life life, int items) {
    var audit = new LimitAudit(life.seen(), items);
    for (Entry entry : life.journal()) {
      if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
          && intent instanceof Intent.BuyOffer buy) {
        audit.purchase(entry, buy);
      } else if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
          && intent instanceof Intent.PlaceTarget place) {
        audit.target(entry, place);
      } else if (entry.fact() instanceof Fact.TargetFilled filled) {
        audit.spend(entry, filled.price().minor());
      }
      audit.apply(entry);
    }
    return List.copyOf(audit.excesses);
  }

  /// The readings of the market at which so much of the peak was lost that nothing may be bought,
  /// by the books as they were before the reading.
  static List<Instant> stopped(Life life) {
    var audit = new LimitAudit(life.seen(), ITEMS);
    List<Instant> stopped = new ArrayList<>();
    int next = 0;
    for (Instant at : life.seen().times()) {
      while (next < life.journal().size() && life.journal().get(next).at().isBefore(at)) {
        audit.apply(life.journal().get(next++));
      }
      if (audit.peak > 0 && audit.loss(at) >= audit.peak * 15 / 100) {
        stopped.add(at);
      }
    }
    return stopped;
  }

  private void apply(Entry entry) {
    books.apply(entry);
    peak = Math.max(peak, books.equity().minor());
  }

  private void purchase(Entry entry, Intent.BuyOffer buy) {
    long price = buy.price().minor();
    long equity = books.equity().minor();
    long loss = loss(entry.at());
    boolean halved = loss >= peak * 5 / 100;
    spend(entry, price);
    List<Lot> ofTitle = books.openLots(buy.title());
    check(entry, "one purchase", price, halved ? 25_00 : 50_00);
    check(entry, "a day", spentToday + promised(), halved ? 250_00 : 500_00);
    check(entry, "lots of a title", ofTitle.size() + 1L, 3);
    check(entry, "one title", cost(ofTitle) + price, equity / (halved ? 10 : 5));
    check(entry, "items", cost(books.openLots()) + price, equity * items / 100);
    long left = books.cash().orElseThrow().total().minor() - promised() - price;
    check(entry, "reserve", Math.max(equity / 20, 10_00), left);
    check(entry, "drawdown", loss, peak * 15 / 100 - 1);
  }

  /// From the peak, what the lots would lose included.
  private long loss(Instant at) {
    return peak - books.equity().minor() + seen.unrealisedLoss(books, at).minor();
  }

  private void target(Entry entry, Intent.PlaceTarget place) {
    long cost = place.price().minor() * place.amount();
    long equity = books.equity().minor();
    long loss = loss(entry.at());
    boolean halved = loss >= peak * 5 / 100;
    List<Lot> ofTitle = books.openLots(place.title());
    check(entry, "one target", cost, halved ? 25_00 : 50_00);
    long spent = day(entry).equals(day) ? spentToday : 0;
    check(entry, "a day with targets", spent + promised() + cost, halved ? 250_00 : 500_00);
    check(entry, "lots of a title", (long) ofTitle.size() + place.amount(), 3);
    check(entry, "one title", cost(ofTitle) + cost, equity / (halved ? 10 : 5));
    check(entry, "targets", promised() + cost, equity / 5);
    check(entry, "items", cost(books.openLots()) + promised() + cost, equity * items / 100);
    long left = books.cash().orElseThrow().usable().minor() - promised() - cost;
    check(entry, "reserve", Math.max(equity / 20, 10_00), left);
    check(entry, "drawdown", loss, peak * 15 / 100 - 1);
  }

  private void spend(Entry entry, long price) {
    LocalDate today = day(entry);
    spentToday = (today.equals(day) ? spentToday : 0) + price;
    day = today;
  }

  private static LocalDate day(Entry entry) {
    return entry.at().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /// What the targets that stand would cost.
  private long promised() {
    return books.targets().stream().mapToLong(t -> t.price().minor() * t.amount()).sum();
  }

  private static long cost(List<Lot> lots) {
    return lots.stream().mapToLong(lot -> lot.cost().orElse(Money.ZERO_USD).minor()).sum();
  }

  private void check(Entry entry, String what, long found, long most) {
    if (found > most) {
      excesses.add("entry %d: %s is %d, at most %d".formatted(entry.seq(), what, found, most));
    }
  }
}
