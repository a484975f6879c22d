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
      }
      audit.books.apply(entry);
      audit.peak = Math.max(audit.peak, audit.books.equity().minor());
    }
    return List.copyOf(audit.excesses);
  }

  private void purchase(Entry entry, Intent.BuyOffer buy) {
    long price = buy.price().minor();
    long equity = books.equity().minor();
    LocalDate today = entry.at().atZone(ZoneOffset.UTC).toLocalDate();
    spentToday = (today.equals(day) ? spentToday : 0) + price;
    day = today;
    List<Lot> ofTitle = books.openLots(buy.title());
    check(entry, "one purchase", price, peak - equity >= peak / 20 ? 25_00 : 50_00);
    check(entry, "a day", spentToday, 500_00);
    check(entry, "lots of a title", ofTitle.size() + 1L, 3);
    check(entry, "one title", cost(ofTitle) + price, equity / 5);
    check(entry, "items", cost(books.openLots()) + price, equity * 60 / 100);
    long left = books.cash().orElseThrow().total().minor() - price;
    check(entry, "reserve", Math.max(equity / 20, 10_00), left);
    check(entry, "drawdown", peak - equity, peak * 15 / 100 - 1);
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
