package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides which titles are worth calls now: lots of ours first, then offers below what is known to
/// be fair, then titles nobody has looked at. Quotes of a whole game cost one call, a close look at
/// a title two; this is how the call budget becomes capital.
public final class Attention {

  /// A close look at one title.
  ///
  /// @param salesAge oldest sales that will do; older ones are to be read again
  public record Look(Title title, Duration salesAge) {}

  private record Memo(Optional<Money> fair, Optional<Money> seenOffer, Instant at) {}

  private static final Duration FRESH = Duration.ofHours(2);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration RECHECK = Duration.ofHours(2);
  private static final Duration EXPLORED = Duration.ofDays(2);
  private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(30);
  private static final int CANDIDATES = 3;

  private final Map<Title, Quote> quotes = new LinkedHashMap<>();
  private final Map<Title, Memo> memos = new HashMap<>();

  void quoted(Collection<Quote> fresh) {
    quotes.clear();
    fresh.stream()
        .sorted(Comparator.comparing(Quote::title))
        .forEach(quote -> quotes.put(quote.title(), quote));
  }

  void looked(Snapshot snapshot, Optional<Valuation> valuation, Instant now) {
    memos.put(
        snapshot.title(),
        new Memo(valuation.map(v -> v.fair().value()), snapshot.quote().bestOffer(), now));
  }

  List<Look> wanted(Portfolio portfolio, Map<Game, FeeSchedule> fees, Instant now, int explore) {
    var looks = new LinkedHashMap<Title, Look>();
    for (Lot lot : portfolio.openLots()) {
      if (isDue(lot, portfolio, now)) {
        looks.putIfAbsent(lot.title(), new Look(lot.title(), HALF_A_DAY));
      }
    }
    candidates(fees, now).forEach(t -> looks.putIfAbsent(t, new Look(t, FRESH)));
    unexplored(now, explore).forEach(t -> looks.putIfAbsent(t, new Look(t, HALF_A_DAY)));
    return new ArrayList<>(looks.values());
  }

  private static boolean isDue(Lot lot, Portfolio portfolio, Instant now) {
    if (portfolio.isBusy(lot.id()) || lot.cost().isEmpty()) {
      return false;
    }
    return switch (lot.state()) {
      case LotState.Held _ -> true;
      case LotState.Listed(var _, var _, Instant since, int _) ->
          Duration.between(since, now).compareTo(BETWEEN_CHANGES) >= 0;
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          false;
    };
  }

  /// Titles whose best offer lies below what selling at fair value would bring, widest gap first.
  private List<Title> candidates(Map<Game, FeeSchedule> fees, Instant now) {
    record Candidate(Title title, double gap) {}
    var found = new ArrayList<Candidate>();
    for (Quote quote : quotes.values()) {
      Memo memo = memos.get(quote.title());
      FeeSchedule schedule = fees.get(quote.title().game());
      if (memo == null || schedule == null || memo.fair().isEmpty() || isKnown(quote, memo, now)) {
        continue;
      }
      Optional<Money> offer = quote.bestOffer();
      Optional<Level> level = offer.flatMap(Level::of);
      if (offer.isPresent() && level.isPresent()) {
        Money net = new Fees(schedule, quote.title(), now).net(memo.fair().get());
        Money needed = offer.get().plus(offer.get().at(level.get().minEdge(), Rounding.UP));
        if (net.isAtLeast(needed)) {
          found.add(new Candidate(quote.title(), (double) net.minor() / offer.get().minor()));
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Candidate::gap).reversed())
        .limit(CANDIDATES)
        .map(Candidate::title)
        .toList();
  }

  /// The same best offer was looked at a short time ago.
  private static boolean isKnown(Quote quote, Memo memo, Instant now) {
    return memo.seenOffer().equals(quote.bestOffer())
        && Duration.between(memo.at(), now).compareTo(RECHECK) < 0;
  }

  /// Titles that were not looked at for long, those with most offers and targets first.
  private List<Title> unexplored(Instant now, int most) {
    return quotes.values().stream()
        .filter(q -> q.bestOffer().flatMap(Level::of).isPresent())
        .filter(q -> {
          Memo memo = memos.get(q.title());
          return memo == null || Duration.between(memo.at(), now).compareTo(EXPLORED) > 0;
        })
        .sorted(
            Comparator.comparingInt((Quote q) -> -(q.offerCount() + q.targetCount()))
                .thenComparing(Quote::title))
        .limit(most)
        .map(Quote::title)
        .toList();
  }

  /// The latest quote of a title.
  Optional<Quote> quote(Title title) {
    return Optional.ofNullable(quotes.get(title));
  }
}
