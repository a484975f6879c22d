package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
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
import io.floatwise.core.schedule.CallPlan;
import io.floatwise.core.schedule.Finds;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.schedule.Reason;
import io.floatwise.core.schedule.Schedule;
import io.floatwise.core.schedule.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a close look at a title is worth now, in US cents that are expected to be gained by
/// it.
///
/// - **Our own lots**: what a lot is worth, times how far its price may have moved since we looked.
/// - **An offer far below fair value**, or far below what the title was offered at before: what it
///   would bring after fees, times the chance that it is true and still there.
/// - **A title of which little is known**: what is likely to appear in it, times how little is
///   known.
///
/// Quotes of a whole game cost a few calls, a close look at a title two or three; this is how the
/// call budget becomes capital.
public final class Attention {

  /// Who wishes.
  private static final String TRADER = "trader";

  /// @param edge of what that look showed; 0 if it showed nothing that is worth its price
  private record Memo(
      Optional<Money> fair,
      Optional<Money> seenOffer,
      Optional<Money> seenTarget,
      double dailyVolatility,
      double edge,
      Instant at) {}

  /// The best offer of a title, and since when.
  private record Stand(Optional<Money> offer, Instant since) {}

  /// What an offer seems to bring.
  ///
  /// @param net what selling would bring
  private record Bargain(Quote quote, Reason reason, Money net) {}

  private static final Duration FRESH = Duration.ofHours(2);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration RECHECK = Duration.ofHours(2);
  private static final Duration TARGET_RECHECK = Duration.ofHours(4);
  private static final Rate CLEAR_FALL = Rate.ofPercent(2);
  private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(30);

  /// How long a bargain stands on average before somebody else takes it; assumed.
  private static final double MEAN_STAND_DAYS = 1.0 / 24;

  /// What is learned of a title is of use for so long.
  private static final double USEFUL_DAYS = 2;

  /// A title with as many offers and targets sells about half as well as one with very many.
  private static final double FEW_ORDERS = 10;

  /// Assumed for a title whose volatility is not known.
  private static final double USUAL_VOLATILITY = 0.05;

  /// What may not be bought is only shown to people: its gain counts for this share.
  private static final double ONLY_SHOWN = 0.1;

  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  private final Map<Title, Quote> quotes = new LinkedHashMap<>();
  private final Map<Title, Memo> memos = new HashMap<>();
  private final Map<Title, Stand> stands = new HashMap<>();
  private final Finds finds = new Finds();

  /// Best offers before they fell; a title that was looked at needs none, its memo is better.
  private final Map<Title, Money> usual = new HashMap<>();

  private Map<Game, FeeSchedule> fees = Map.of();

  void quoted(Collection<Quote> fresh, Map<Game, FeeSchedule> schedules, Instant now) {
    fees = Map.copyOf(schedules);
    quotes.clear();
    fresh.stream()
        .sorted(Comparator.comparing(Quote::title))
        .forEach(quote -> quotes.put(quote.title(), quote));
    for (Quote quote : quotes.values()) {
      Title title = quote.title();
      finds.watched(title, now);
      Stand before = stands.get(title);
      if (before == null || !before.offer().equals(quote.bestOffer())) {
        stands.put(title, new Stand(quote.bestOffer(), now));
      }
      if (!memos.containsKey(title) && bargain(quote, now).isEmpty()) {
        quote.bestOffer().ifPresent(offer -> usual.put(title, offer));
      }
    }
  }

  /// The quote of a title in the latest reading; empty if it has none.
  void followed(Title title, Optional<Quote> latest) {
    latest.ifPresentOrElse(quote -> quotes.put(title, quote), () -> quotes.remove(title));
  }

  void looked(Snapshot snapshot, Optional<Valuation> valuation, Instant now) {
    Title title = snapshot.title();
    Memo before = memos.get(title);
    var bargain = Optional.ofNullable(quotes.get(title)).flatMap(quote -> bargain(quote, now));
    Reason reason = bargain.map(Bargain::reason).orElse(Reason.UNKNOWN);
    double edge = valuation.map(v -> edge(snapshot, v)).orElse(0.0);
    if (edge > 0
        && !(before != null
            && before.edge() > 0
            && before.seenOffer().equals(snapshot.quote().bestOffer()))) {
      finds.found(title, reason, edge);
    } else {
      finds.missed(reason);
    }
    usual.remove(title);
    memos.put(
        title,
        new Memo(
            valuation.map(v -> v.fair().value()),
            snapshot.quote().bestOffer(),
            snapshot.quote().bestTarget(),
            valuation.map(Valuation::dailyVolatility).orElse(USUAL_VOLATILITY),
            edge,
            now));
  }

  /// What the cheapest offer that can be bought would bring, as a share of its price; 0 where that
  /// is less than its level demands.
  private static double edge(Snapshot snapshot, Valuation valuation) {
    return snapshot
        .cheapestBuyable(Set.of())
        .map(Offer::price)
        .flatMap(price -> gain(price, valuation.fees().net(valuation.fair().value())))
        .orElse(0.0);
  }

  /// The best offer of `title` by the latest quotes.
  Optional<Money> bestOffer(Title title) {
    return Optional.ofNullable(quotes.get(title)).flatMap(Quote::bestOffer);
  }

  /// When `title` was last looked at since the start of the process.
  Optional<Instant> lookedAt(Title title) {
    return Optional.ofNullable(memos.get(title)).map(Memo::at);
  }

  /// What is expected to appear in a day in the quoted titles of `game`, in US cents.
  double worthPerDay(Game game, Instant now) {
    double prices =
        quotes.values().stream()
            .filter(quote -> quote.title().game() == game)
            .flatMap(quote -> quote.bestOffer().filter(o -> Level.of(o).isPresent()).stream())
            .mapToDouble(Money::minor)
            .sum();
    return finds.perDay(game, now) * finds.edge() * prices;
  }

  /// Lots of ours that wait for their first listing, whatever they cost, the one longest not looked
  /// at first, but no more than half of `calls`, for they may wait because selling is paused; then
  /// what is worth most for each call that is left.
  ///
  /// @param most what a purchase may cost at most
  List<Look> wanted(Portfolio portfolio, Instant now, int calls, Money most) {
    var held = new LinkedHashSet<Title>();
    var wishes = new ArrayList<Wish>();
    for (Lot lot : portfolio.openLots()) {
      if (isDue(lot, portfolio, now)) {
        Look look = new Look(lot.title(), HALF_A_DAY);
        if (lot.state() instanceof LotState.Held) {
          held.add(lot.title());
        } else {
          wish(look, worthOfLook(lot, now), now).ifPresent(wishes::add);
        }
      }
    }
    for (Portfolio.Target target : portfolio.targets()) {
      if (isDue(target, portfolio, now)) {
        Look look = new Look(target.title(), FRESH);
        wish(look, worthOfLook(target, now), now).ifPresent(wishes::add);
      }
    }
    for (Quote quote : quotes.values()) {
      Optional<Bargain> bargain = bargain(quote, now);
      bargain
          .flatMap(b -> wish(new Look(quote.title(), FRESH), worthOfLook(b, now, most), now))
          .ifPresent(wishes::add);
      if (bargain.isEmpty()) {
        wish(new Look(quote.title(), HALF_A_DAY), worthOfLook(quote, now, most), now)
            .ifPresent(wishes::add);
      }
    }
    var looks = new LinkedHashMap<Title, Look>();
    held.stream()
        .sorted(Comparator.comparing(title -> lookedAt(title).orElse(Instant.MIN)))
        .limit(Math.max(1, calls / 2 / Schedule.DEAREST_LOOK))
        .forEach(title -> looks.put(title, new Look(title, HALF_A_DAY)));
    CallPlan.of(wishes, Math.max(0, calls - looks.size() * Schedule.DEAREST_LOOK))
        .looks()
        .forEach(look -> looks.putIfAbsent(look.title(), look));
    return List.copyOf(looks.values());
  }

  private Optional<Wish> wish(Look look, double cents, Instant now) {
    Memo memo = memos.get(look.title());
    boolean salesDue =
        memo == null || Duration.between(memo.at(), now).compareTo(look.salesAge()) > 0;
    int calls = salesDue ? Schedule.DEAREST_LOOK : Schedule.DEAREST_LOOK - 1;
    return cents > 0 ? Optional.of(new Wish(TRADER, look, cents, calls)) : Optional.empty();
  }

  /// A listing of ours: its price may be wrong by as much as the market moved.
  private double worthOfLook(Lot lot, Instant now) {
    return lot.cost().map(Money::minor).orElse(0L) * drift(memos.get(lot.title()), now);
  }

  /// A target of ours buys at a price that may be wrong by as much as the market moved.
  private double worthOfLook(Portfolio.Target target, Instant now) {
    return target.price().times(target.amount()).minor() * drift(memos.get(target.title()), now);
  }

  private double worthOfLook(Bargain bargain, Instant now, Money most) {
    Money offer = bargain.quote().bestOffer().orElseThrow();
    Stand stand = stands.get(bargain.quote().title());
    double stood = stand == null ? 0 : days(stand.since(), now);
    double gain = (double) bargain.net().minor() - offer.minor();
    double trust = gain / (gain + offer.minor() * drift(memos.get(bargain.quote().title()), now));
    return gain
        * finds.chance(bargain.reason())
        * trust
        * StrictMath.exp(-stood / MEAN_STAND_DAYS)
        * (offer.isMoreThan(most) ? ONLY_SHOWN : 1);
  }

  /// Nothing is conspicuous. What is learned is what the title is worth, which is of use when
  /// something appears in it; half a day after a look there is nothing to be learned yet.
  private double worthOfLook(Quote quote, Instant now, Money most) {
    Memo memo = memos.get(quote.title());
    Optional<Money> offer = quote.bestOffer().filter(o -> Level.of(o).isPresent());
    if (offer.isEmpty()
        || (memo != null && Duration.between(memo.at(), now).compareTo(HALF_A_DAY) < 0)) {
      return 0;
    }
    double orders = quote.offerCount() + quote.targetCount();
    double unknown = memo == null ? 1 : Math.min(1, drift(memo, now) / finds.edge());
    return finds.perDay(quote.title(), now)
        * USEFUL_DAYS
        * finds.edge()
        * offer.get().minor()
        * unknown
        * (orders / (orders + FEW_ORDERS))
        * (offer.get().isMoreThan(most) ? ONLY_SHOWN : 1);
  }

  /// How far a price may have moved since it was looked at, as a share.
  private static double drift(@Nullable Memo memo, Instant now) {
    return memo == null
        ? USUAL_VOLATILITY
        : memo.dailyVolatility() * StrictMath.sqrt(days(memo.at(), now));
  }

  private static double days(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis()) / MILLIS_A_DAY;
  }

  /// Whether a target that the strategy keeps may have to move: somebody has passed it, the best
  /// offer fell clearly, or the last look was long ago.
  private boolean isDue(Portfolio.Target target, Portfolio portfolio, Instant now) {
    if (portfolio.targetLog().kept(target.id()).isEmpty()) {
      return false;
    }
    Memo memo = memos.get(target.title());
    Quote quote = quotes.get(target.title());
    return memo == null
        || quote == null
        || isPassed(target, quote, memo)
        || hasFallen(quote, memo)
        || Duration.between(memo.at(), now).compareTo(TARGET_RECHECK) >= 0
        || !isAllowed(target, portfolio);
  }

  private static boolean isPassed(Portfolio.Target target, Quote quote, Memo memo) {
    return !memo.seenTarget().equals(quote.bestTarget())
        && quote.bestTarget().filter(best -> best.isMoreThan(target.price())).isPresent();
  }

  private static boolean hasFallen(Quote quote, Memo memo) {
    return memo.seenOffer()
        .filter(seen ->
            quote
                .bestOffer()
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

  /// A best offer that lies far below what selling it again would bring; not where the same one was
  /// looked at a short time ago.
  private Optional<Bargain> bargain(Quote quote, Instant now) {
    FeeSchedule schedule = fees.get(quote.title().game());
    Optional<Money> offer = quote.bestOffer();
    Memo memo = memos.get(quote.title());
    Optional<Money> worth =
        memo == null
            ? Optional.ofNullable(usual.get(quote.title()))
            : isKnown(quote, memo, now) ? Optional.empty() : memo.fair();
    if (schedule == null || offer.isEmpty() || worth.isEmpty()) {
      return Optional.empty();
    }
    Money net = new Fees(schedule, quote.title(), now).net(worth.get());
    Reason reason = memo == null ? Reason.FELL : Reason.BELOW_FAIR;
    return gain(offer.get(), net).map(_ -> new Bargain(quote, reason, net));
  }

  /// What is gained, as a share of the price; empty if it is less than the level demands.
  private static Optional<Double> gain(Money price, Money net) {
    return Level.of(price)
        .filter(level -> net.isAtLeast(price.plus(price.at(level.minEdge(), Rounding.UP))))
        .map(_ -> (double) net.minor() / price.minor() - 1);
  }

  /// The same best offer was looked at a short time ago.
  private static boolean isKnown(Quote quote, Memo memo, Instant now) {
    return memo.seenOffer().equals(quote.bestOffer())
        && Duration.between(memo.at(), now).compareTo(RECHECK) < 0;
  }
}
