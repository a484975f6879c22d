package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Intent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Reads a journal afterwards and says which purchases should not have been begun. It knows the
/// limits as numbers and shares no code with the rules that enforce them.
final class LimitAudit {

  private final Portfolio books = new Portfolio();
  private final List<String> excesses = new ArrayList<>();
  private LocalDate day = LocalDate.EPOCH;
  private long spentToday;
  private long peak;

  /// One line for each limit that a purchase exceeded.
  static List<String> excesses(List<Entry> journal) {
    var audit = new LimitAudit();
    for (Entry entry : journal) {
      if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
          && intent instanceof Intent.BuyOffer buy) {
        audit.purchase(entry, buy);
      } else if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, var _)
          && intent instanceof Intent.PlaceTarget place) {
        audit.target(entry, place);
      } else if (entry.fact() instanceof Fact.TargetFilled filled) {
        audit.spend(entry, filled.price().minor());
      }
      audit.books.apply(entry);
      audit.peak = Math.max(audit.peak, audit.books.equity().minor());
    }
    return List.copyOf(audit.excesses);
  }

  private void purchase(Entry entry, Intent.BuyOffer buy) {
    long price = buy.price().minor();
    long equity = books.equity().minor();
    spend(entry, price);
    List<Lot> ofTitle = books.openLots(buy.title());
    check(entry, "one purchase", price, peak - equity >= peak / 20 ? 25_00 : 50_00);
    check(entry, "a day", spentToday + promised(), 500_00);
    check(entry, "lots of a title", ofTitle.size() + 1L, 3);
    check(entry, "one title", cost(ofTitle) + price, equity / 5);
    check(entry, "items", cost(books.openLots()) + price, equity * 60 / 100);
    long left = books.cash().orElseThrow().total().minor() - promised() - price;
    check(entry, "reserve", Math.max(equity / 20, 10_00), left);
    check(entry, "drawdown", peak - equity, peak * 15 / 100 - 1);
  }

  private void target(Entry entry, Intent.PlaceTarget place) {
    long cost = place.price().minor() * place.amount();
    long equity = books.equity().minor();
    List<Lot> ofTitle = books.openLots(place.title());
    check(entry, "one target", cost, peak - equity >= peak / 20 ? 25_00 : 50_00);
    long spent = day(entry).equals(day) ? spentToday : 0;
    check(entry, "a day with targets", spent + promised() + cost, 500_00);
    check(entry, "lots of a title", (long) ofTitle.size() + place.amount(), 3);
    check(entry, "one title", cost(ofTitle) + cost, equity / 5);
    check(entry, "targets", promised() + cost, equity / 5);
    check(entry, "items", cost(books.openLots()) + promised() + cost, equity * 60 / 100);
    long left = books.cash().orElseThrow().usable().minor() - promised() - cost;
    check(entry, "reserve", Math.max(equity / 20, 10_00), left);
    check(entry, "drawdown", peak - equity, peak * 15 / 100 - 1);
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
