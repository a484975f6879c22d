package io.floatwise.core.backtest;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.prepared.KeptLook;
import io.floatwise.core.prepared.PreparedWriter;
import io.floatwise.core.prepared.ShortLook;
import io.floatwise.core.prepared.Thing;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Works out once what the market of a part of a tape says whoever trades on it, so that
/// [PreparedBacktest] can trade it again and again. Of every look it says what strategies would
/// decide for an account that has nothing in the title and all the money in the world: where they
/// want nothing then, they want nothing with less. Runs once; not thread-safe.
///
/// Series without offers cannot be prepared.
public final class Preparation {

  /// What targets may promise in all where money is no matter.
  private static final Money ALL_THE_MONEY = Money.usd(Long.MAX_VALUE / 4);

  /// More than this of short looks is not held in memory; some millions of looks.
  private static final long MOST_BYTES = 256L << 20;

  /// How long after a look somebody may ask what became of its offers: while it is fresh enough to
  /// list by it, and the time that an order takes.
  private static final Duration ASKED =
      Quote.OLDEST.plus(Setup.MOST_LATENCY).plus(Duration.ofMinutes(1));

  private final Set<Game> games;
  private final List<Strategy> strategies;
  private final RecordedMarket market;
  private final OwnDeeds deeds;
  private final PreparedWriter writer;
  private final OfferFates fates = new OfferFates();
  private final Experience experience = new Experience(FillModel.FITTED);
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
  private final Map<Game, FeeSchedule> before = new EnumMap<>(Game.class);
  private final Map<Title, Money> bestOffers = new HashMap<>();

  /// Titles of which something may have been wanted.
  private final Set<Title> wanted = new HashSet<>();

  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private Map<Title, Quote> quotes = Map.of();
  private Instant from = Instant.MIN;
  private Instant until = Instant.MAX;
  private Instant last = Instant.EPOCH;
  private boolean isBegun;
  private Optional<Instant> after = Optional.empty();

  /// It cannot be prepared.
  private boolean isUnfit;

  /// A whole look of which somebody may yet ask what became of its offers.
  private record Waiting(Instant at, long place, Snapshot snapshot, List<Instant> stoodUntil) {}

  /// @param games what is told of others is not heard
  /// @param strategies in the order in which they decide
  /// @param deeds of the recorder, which are taken away from its market
  public Preparation(
      Set<Game> games,
      List<Strategy> strategies,
      RecordedMarket market,
      OwnDeeds deeds,
      PreparedWriter writer) {
    this.games = Set.copyOf(games);
    this.strategies = List.copyOf(strategies);
    this.market = market;
    this.deeds = deeds;
    this.writer = writer;
  }

  /// Prepares what was told from `first` until before `end`, as [Backtest#run] hears it.
  ///
  /// @return the index, see [PreparedWriter#end]; empty if there are series without offers, files
  ///   that are not believed, or more looks than are held in memory
  /// @throws io.floatwise.core.tape.TapeException if a row of the tape makes no sense
  public Optional<byte[]> run(Collection<TapeDay> days, Instant first, Instant end) {
    from = first;
    until = end;
    List<Loss> losses =
        new Played(market, deeds, fates)
            .play(
                days.stream().filter(day -> games.contains(day.game())).toList(),
                end,
                this::tell,
                () -> goesOn(until),
                () -> fates.forgetBefore(last.minus(Quote.OLDEST)));
    settle();
    return isUnfit || !losses.isEmpty()
        ? Optional.empty()
        : Optional.of(writer.end(before.values(), losses, after));
  }

  private void tell(long event, Instant at, Told told) {
    if (at.isBefore(from)) {
      if (told instanceof Told.Fees(var schedule)) {
        before.put(schedule.game(), schedule);
      }
      return;
    }
    if (!at.isBefore(until)) {
      goesOn(at);
      return;
    }
    isUnfit |= writer.waiting() > MOST_BYTES;
    if (isUnfit) {
      return;
    }
    if (!isBegun) {
      isBegun = true;
      fees.putAll(before);
    }
    if (!day(last).equals(day(at))) {
      settle();
    }
    last = at;
    switch (told) {
      case Told.Fees(var schedule) -> {
        fees.put(schedule.game(), schedule);
        writer.put(new Thing.Fees(at, schedule));
      }
      case Told.Quotes(var fresh) -> read(fresh, at);
      case Told.Looked(Snapshot snapshot) ->
          writer.put(new Thing.Looked(at, List.of(look(snapshot, at))));
      case Told.Reviewed(var snapshots) ->
          writer.put(
              new Thing.Looked(
                  at, snapshots.stream().map(snapshot -> look(snapshot, at)).toList()));
      case Told.Unread _ -> writer.put(new Thing.Unread(at));
      case Told.Opened _ -> writer.put(new Thing.Opened(at));
      case Told.Missed missed -> writer.put(new Thing.Missed(at, missed));
      case Told.Series _ -> isUnfit = true;
    }
  }

  private void goesOn(Instant at) {
    after = after.or(() -> Optional.of(at));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private void read(List<Quote> fresh, Instant at) {
    experience.quoted(fresh, at);
    Map<Title, Quote> now = HashMap.newHashMap(fresh.size());
    for (Quote quote : fresh) {
      now.put(quote.title(), quote);
      quote.bestOffer().ifPresent(best -> bestOffers.put(quote.title(), best));
    }
    quotes = now;
    Map<Game, Rate> lost = new EnumMap<>(Game.class);
    games.forEach(
        game -> experience.index(game).ifPresent(index -> lost.put(game, index.lostInADay())));
    writer.put(new Thing.Read(at, lost));
    writer.tracked().forEach(title -> writer.track(title, Optional.ofNullable(now.get(title))));
  }

  private ShortLook look(Snapshot snapshot, Instant at) {
    Title title = snapshot.title();
    FeeSchedule schedule = fees.get(title.game());
    if (schedule == null) {
      return new ShortLook(
          title, snapshot.asOf(), false, false, List.of("fee-unknown"), List.of(), List.of(), -1);
    }
    Optional<Valuation> valuation = Valuation.of(snapshot, schedule, at, experience);
    valuation.ifPresent(experience::looked);
    List<String> skips = new ArrayList<>();
    boolean isWanted = false;
    for (Decision decision : decisions(snapshot, valuation, schedule, at)) {
      if (decision instanceof Decision.Skip skip) {
        skips.add(skip.rule());
      } else {
        isWanted = true;
      }
    }
    boolean isOpen =
        !isWanted
            && valuation.isPresent()
            && FillModel.isAskedBy(
                model -> decisions(snapshot, valuation.map(v -> v.by(model)), schedule, at));
    if ((isWanted || isOpen) && wanted.add(title)) {
      writer.track(title, Optional.ofNullable(quotes.get(title)));
    }
    long place = wanted.contains(title) ? keep(snapshot, at) : -1;
    snapshot.quote().bestOffer().ifPresent(best -> bestOffers.put(title, best));
    return new ShortLook(
        title,
        snapshot.asOf(),
        isWanted,
        isOpen,
        isWanted ? List.of() : skips,
        valuation.map(Experience::shares).orElse(List.of()),
        collections(snapshot),
        place);
  }

  /// What the offers state one after the other, each as long as it is the same once.
  private static List<List<String>> collections(Snapshot snapshot) {
    List<List<String>> named = new ArrayList<>();
    for (Offer offer : snapshot.offers()) {
      offer
          .item()
          .attributes()
          .words(Trait.COLLECTION)
          .filter(words -> named.isEmpty() || !named.getLast().equals(words))
          .ifPresent(named::add);
    }
    return named;
  }

  private List<Decision> decisions(
      Snapshot snapshot, Optional<Valuation> valuation, FeeSchedule schedule, Instant at) {
    var view =
        new StrategyView(
            snapshot,
            valuation,
            new Fees(schedule, snapshot.title(), at),
            new Portfolio(),
            ALL_THE_MONEY,
            at);
    return strategies.stream().flatMap(strategy -> strategy.decide(view).stream()).toList();
  }

  private long keep(Snapshot snapshot, Instant at) {
    List<Instant> stoodUntil = stoodUntil(snapshot);
    long place =
        writer.keep(
            new KeptLook(
                snapshot,
                stoodUntil,
                List.of(),
                Optional.ofNullable(bestOffers.get(snapshot.title()))));
    while (!waiting.isEmpty() && waiting.getFirst().at().plus(ASKED).isBefore(at)) {
      waiting.removeFirst();
    }
    waiting.addLast(new Waiting(at, place, snapshot, stoodUntil));
    return place;
  }

  private List<Instant> stoodUntil(Snapshot snapshot) {
    return snapshot.offers().stream()
        .map((Offer offer) -> fates.stoodUntil(offer.id(), offer.price()))
        .toList();
  }

  /// A day is over, and what became of offers is known for one day more: of the last looks of the
  /// day somebody may ask on the next one.
  private void settle() {
    for (Waiting look : waiting) {
      List<Instant> later = stoodUntil(look.snapshot());
      if (look.at().plus(ASKED).isAfter(last) && !later.equals(look.stoodUntil())) {
        writer.later(look.place(), later);
      }
    }
    waiting.clear();
  }
}
