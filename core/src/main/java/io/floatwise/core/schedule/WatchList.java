package io.floatwise.core.schedule;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Watched titles: what was seen last, when, and what changed since. All times are protocol time
/// and are passed in. Not thread-safe.
public final class WatchList {

  private final WatchBudget budget;
  private final Map<Title, Seen> seen = new TreeMap<>();
  private List<List<Title>> calls = List.of();

  /// @param quote empty where nobody offers or wants the title
  /// @param at when the venue was asked; empty before the first answer
  private record Seen(Optional<Quote> quote, Optional<Instant> at, Instant watchedSince) {}

  /// The top of a book is another one than before.
  ///
  /// @param before empty where nobody offered or wanted it
  /// @param now empty where nobody does any more
  /// @param lastSeen when the venue was asked and still answered `before`
  /// @param noticed when the answer was there
  public record Change(
      Title title, Optional<Quote> before, Optional<Quote> now, Instant lastSeen, Instant noticed) {

    /// The change is at most this old.
    public Duration within() {
      return Duration.between(lastSeen, noticed);
    }
  }

  public WatchList(WatchBudget budget) {
    this.budget = budget;
  }

  /// From now on exactly these are watched; what is known of those that were watched before stays.
  ///
  /// @throws IllegalArgumentException if there are more than the budget allows; nothing changes
  ///   then, and the message says how many it allows
  public void watch(Collection<Title> titles, Instant now) {
    calls = budget.calls(titles);
    var kept = new HashMap<>(seen);
    seen.clear();
    for (Title title : titles) {
      Seen known = kept.get(title);
      seen.put(title, known != null ? known : new Seen(Optional.empty(), Optional.empty(), now));
    }
  }

  /// The questions of one period, titles of one game each.
  public List<List<Title>> calls() {
    return calls;
  }

  /// The venue answered about `asked`. A first answer is no change.
  ///
  /// @param quotes a title that is missing has neither offers nor targets
  /// @param askedAt when it was asked
  /// @param now when the answer was there
  public List<Change> answered(
      List<Title> asked, Collection<Quote> quotes, Instant askedAt, Instant now) {
    Map<Title, Quote> fresh = new HashMap<>();
    quotes.forEach(quote -> fresh.put(quote.title(), quote));
    List<Change> changes = new ArrayList<>();
    for (Title title : asked) {
      Seen before = seen.get(title);
      if (before == null || before.at().filter(at -> !at.isBefore(askedAt)).isPresent()) {
        continue; // not watched any more, or an older question was answered later
      }
      Optional<Quote> quote = Optional.ofNullable(fresh.get(title));
      if (before.at().isPresent() && !tops(before.quote()).equals(tops(quote))) {
        changes.add(new Change(title, before.quote(), quote, before.at().get(), now));
      }
      seen.put(title, new Seen(quote, Optional.of(askedAt), before.watchedSince()));
    }
    return changes;
  }

  /// The last quotes of what is watched, by title; empty where there is none.
  public Map<Title, Optional<Quote>> quotes() {
    var quotes = new LinkedHashMap<Title, Optional<Quote>>();
    seen.forEach((title, known) -> quotes.put(title, known.quote()));
    return quotes;
  }

  /// Since when a title was not seen, for each that the bound does not hold for any more.
  public Map<Title, Instant> stale(Instant now) {
    var stale = new LinkedHashMap<Title, Instant>();
    seen.forEach((title, known) -> {
      Instant last = known.at().orElse(known.watchedSince());
      if (Duration.between(last, now).compareTo(budget.bound()) > 0) {
        stale.put(title, last);
      }
    });
    return stale;
  }

  private record Tops(Optional<Money> offer, int offers, Optional<Money> target, int targets) {}

  private static Optional<Tops> tops(Optional<Quote> quote) {
    return quote.map(q -> new Tops(q.bestOffer(), q.offerCount(), q.bestTarget(), q.targetCount()));
  }
}
