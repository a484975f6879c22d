package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
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
import java.util.OptionalDouble;

/// Decides which titles are worth calls now: lots of ours first, then offers far below what is
/// known to be fair or, where that is not known yet, below what the title was offered at before;
/// then targets of ours that may have to move, then titles nobody has looked at. Quotes of a whole
/// game cost one call, a close look at a title two; this is how the call budget becomes capital.
public final class Attention {

  /// A close look at one title.
  ///
  /// @param salesAge oldest sales that will do; older ones are to be read again
  public record Look(Title title, Duration salesAge) {}

  private record Memo(
      Optional<Money> fair, Optional<Money> seenOffer, Optional<Money> seenTarget, Instant at) {}

  private static final Duration FRESH = Duration.ofHours(2);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration RECHECK = Duration.ofHours(2);
  private static final Duration TARGET_RECHECK = Duration.ofHours(4);
  private static final Rate CLEAR_FALL = Rate.ofPercent(2);
  private static final Duration EXPLORED = Duration.ofDays(2);
  private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(30);
  private static final int CANDIDATES = 3;

  private final Map<Title, Quote> quotes = new LinkedHashMap<>();
  private final Map<Title, Memo> memos = new HashMap<>();

  /// Best offers before they fell; a title that was looked at needs none, its memo is better.
  private final Map<Title, Money> usual = new HashMap<>();

  void quoted(Collection<Quote> fresh, Map<Game, FeeSchedule> fees, Instant now) {
    quotes.clear();
    fresh.stream()
        .sorted(Comparator.comparing(Quote::title))
        .forEach(quote -> quotes.put(quote.title(), quote));
    for (Quote quote : quotes.values()) {
      if (!memos.containsKey(quote.title()) && gap(quote, fees, now).isEmpty()) {
        quote.bestOffer().ifPresent(offer -> usual.put(quote.title(), offer));
      }
    }
  }

  void looked(Snapshot snapshot, Optional<Valuation> valuation, Instant now) {
    usual.remove(snapshot.title());
    memos.put(
        snapshot.title(),
        new Memo(
            valuation.map(v -> v.fair().value()),
            snapshot.quote().bestOffer(),
            snapshot.quote().bestTarget(),
            now));
  }

  /// The best offer of `title` by the latest quotes.
  Optional<Money> bestOffer(Title title) {
    return Optional.ofNullable(quotes.get(title)).flatMap(Quote::bestOffer);
  }

  /// When `title` was last looked at since the start of the process.
  Optional<Instant> lookedAt(Title title) {
    return Optional.ofNullable(memos.get(title)).map(Memo::at);
  }

  List<Look> wanted(Portfolio portfolio, Map<Game, FeeSchedule> fees, Instant now, int explore) {
    var looks = new LinkedHashMap<Title, Look>();
    lots(portfolio, now).forEach(look -> looks.putIfAbsent(look.title(), look));
    candidates(fees, now).forEach(t -> looks.putIfAbsent(t, new Look(t, FRESH)));
    targets(portfolio, now).forEach(t -> looks.putIfAbsent(t, new Look(t, FRESH)));
    unexplored(now, explore).forEach(t -> looks.putIfAbsent(t, new Look(t, HALF_A_DAY)));
    return new ArrayList<>(looks.values());
  }

  /// Titles in which the strategy keeps a target that may have to move: somebody has passed it, the
  /// best offer fell clearly, or the last look was long ago.
  private List<Title> targets(Portfolio portfolio, Instant now) {
    return portfolio.targets().stream()
        .filter(target -> portfolio.targetLog().kept(target.id()).isPresent())
        .filter(target -> {
          Memo memo = memos.get(target.title());
          Quote quote = quotes.get(target.title());
          return memo == null
              || quote == null
              || isPassed(target, quote, memo)
              || hasFallen(quote, memo)
              || Duration.between(memo.at(), now).compareTo(TARGET_RECHECK) >= 0
              || !isAllowed(target, portfolio);
        })
        .map(Portfolio.Target::title)
        .distinct()
        .toList();
  }

  private static boolean isPassed(Portfolio.Target target, Quote quote, Memo memo) {
    return !memo.seenTarget().equals(quote.bestTarget())
        && quote.bestTarget().filter(best -> best.isMoreThan(target.price())).isPresent();
  }

  private static boolean hasFallen(Quote quote, Memo memo) {
    Optional<Money> offer = quote.bestOffer();
    return memo.seenOffer()
        .filter(seen ->
            offer
                .filter(o -> o.isAtLeast(seen.minus(seen.at(CLEAR_FALL, Rounding.DOWN))))
                .isEmpty())
        .isPresent();
  }

  private static boolean isAllowed(Portfolio.Target target, Portfolio books) {
    return books
        .targetLog()
        .groupOf(target.title())
        .map(group -> group.allows(target.price()))
        .orElse(true);
  }

  /// Titles of lots of ours that may be listed or re-priced now.
  List<Look> lots(Portfolio portfolio, Instant now) {
    return portfolio.openLots().stream()
        .filter(lot -> isDue(lot, portfolio, now))
        .map(Lot::title)
        .distinct()
        .map(title -> new Look(title, HALF_A_DAY))
        .toList();
  }

  private boolean isDue(Lot lot, Portfolio portfolio, Instant now) {
    if (portfolio.isBusy(lot.id()) || lot.cost().isEmpty()) {
      return false;
    }
    return switch (lot.state()) {
      case LotState.Held _ -> true;
      case LotState.Listed(var _, var _, Instant since, int _) ->
          Duration.between(since, now).compareTo(BETWEEN_CHANGES) >= 0 && hasMoved(lot, now);
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          false;
    };
  }

  /// The best offer is another one than at the last look, or that was long ago. While neither is
  /// so, a look would bring the same price again.
  private boolean hasMoved(Lot lot, Instant now) {
    Memo memo = memos.get(lot.title());
    Quote quote = quotes.get(lot.title());
    return memo == null
        || quote == null
        || !memo.seenOffer().equals(quote.bestOffer())
        || Duration.between(memo.at(), now).compareTo(HALF_A_DAY) >= 0;
  }

  /// Titles whose best offer lies below what selling them again would bring, widest gap first.
  private List<Title> candidates(Map<Game, FeeSchedule> fees, Instant now) {
    record Candidate(Title title, double gap) {}
    return quotes.values().stream()
        .flatMap(q -> gap(q, fees, now).stream().mapToObj(gap -> new Candidate(q.title(), gap)))
        .sorted(Comparator.comparingDouble(Candidate::gap).reversed())
        .limit(CANDIDATES)
        .map(Candidate::title)
        .toList();
  }

  /// What selling would bring, net, as a multiple of the best offer; empty if that is no edge.
  private OptionalDouble gap(Quote quote, Map<Game, FeeSchedule> fees, Instant now) {
    FeeSchedule schedule = fees.get(quote.title().game());
    Optional<Money> offer = quote.bestOffer();
    Optional<Money> worth = worth(quote, now);
    Optional<Level> level = offer.flatMap(Level::of);
    if (schedule == null || level.isEmpty() || worth.isEmpty()) {
      return OptionalDouble.empty();
    }
    Money net = new Fees(schedule, quote.title(), now).net(worth.get());
    Money needed = offer.get().plus(offer.get().at(level.get().minEdge(), Rounding.UP));
    return net.isAtLeast(needed)
        ? OptionalDouble.of((double) net.minor() / offer.get().minor())
        : OptionalDouble.empty();
  }

  /// The fair value as it was last seen, else the usual best offer; empty where neither is known or
  /// the same offer was looked at a short time ago.
  private Optional<Money> worth(Quote quote, Instant now) {
    Memo memo = memos.get(quote.title());
    if (memo == null) {
      return Optional.ofNullable(usual.get(quote.title()));
    }
    return isKnown(quote, memo, now) ? Optional.empty() : memo.fair();
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
}
