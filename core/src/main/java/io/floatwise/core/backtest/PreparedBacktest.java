package io.floatwise.core.backtest;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.PassedLook;
import io.floatwise.core.engine.Passing;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.prepared.KeptLook;
import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.prepared.QuoteTrack;
import io.floatwise.core.prepared.ShortLook;
import io.floatwise.core.prepared.Thing;
import io.floatwise.core.prepared.ThingReader;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.tape.TapeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The run that [Backtest] would make, on a prepared market: the same engine, the same exchange,
/// the same entries. What can lead to nothing is passed over: looks at titles in which nothing is
/// ours and of which no strategy wants anything, quotes while nothing depends on them, readings of
/// an account that has not changed. Runs once; not thread-safe.
public final class PreparedBacktest {

  private final PreparedMarket market;
  private final KeptFates fates = new KeptFates();
  private final SeriesMarket series;
  private final Trading trading;
  private final Engine engine;
  private final Passing passing;

  /// Titles in which something was ours. What we took from them the tape goes on showing, and where
  /// we stood in the queue the exchange goes on counting.
  private final Set<Title> followed = new HashSet<>();

  private final Map<Title, QuoteTrack> tracks = new HashMap<>();
  private Instant readAt = Instant.EPOCH;
  private int reading = -1;

  /// Nothing can be said of how it goes on.
  private boolean isUnprepared;

  /// Last entry when the account was read last, and what had happened at the exchange until then.
  private long knownSeq = -1;

  private long knownChanges = -1;

  /// @param setup its strategies are those for which the market was prepared
  /// @param journal is handed every entry, in order
  public PreparedBacktest(Setup setup, PreparedMarket market, Consumer<List<Entry>> journal) {
    this.market = market;
    this.series = new SeriesMarket(setup.series());
    this.trading = new Trading(setup, fates, series, journal);
    this.engine = trading.engine();
    this.passing = engine.passing();
  }

  /// Trades everything that was prepared.
  ///
  /// @param end of what is traded
  /// @return empty if a sale of ours was charged otherwise than planned, which changes what is made
  ///   of looks that were not kept, or one is not there that somebody asks for: then only a
  ///   [Backtest] can say how it goes on
  public Optional<BacktestResult> run(Instant end) {
    ThingReader things = market.things();
    Optional<Thing> next = things.next();
    while (next.isPresent() && !isUnprepared) {
      tell(next.get());
      next = things.next();
    }
    market
        .after()
        .ifPresent(at -> {
          fates.at(at);
          trading.settle(end);
        });
    return isUnprepared
        ? Optional.empty()
        : Optional.of(
            trading
                .findings()
                .result(trading.ledger(), series.found(), market.losses(), engine.limits()));
  }

  private void tell(Thing thing) {
    Instant at = thing.at();
    boolean isFirst = !trading.isOpen();
    trading.open(at);
    fates.at(at);
    trading.carryOut(at);
    boolean isDue = passing.due().filter(due -> !due.isAfter(at)).isPresent();
    if (trading.isAccountDue(at)) {
      if (!isAccountKnown(at)) {
        readAccount(at);
      } else {
        passAccount(at, isDue);
      }
      isDue = false;
    }
    if (isFirst) {
      market.before().forEach(schedule -> trading.charge(schedule, at));
    }
    trading.findings().told(thing, trading.ledger().books());
    switch (thing) {
      case Thing.Fees(var _, FeeSchedule schedule) -> trading.charge(schedule, at);
      case Thing.Read(var _, var lost) -> {
        reading++;
        readAt = at;
        refresh();
        boolean falls =
            lost.values().stream()
                .anyMatch(share -> share.compareTo(engine.limits().get(Limit.CRASH_PAUSES)) >= 0);
        if (isDue || falls || !engine.portfolio().targets().isEmpty()) {
          trading.take(at, passing.stepRead(at, lost));
        }
      }
      case Thing.Looked(var _, var looks) -> {
        if (isDue) {
          trading.take(at, new Event.TimePassed());
        }
        looks.forEach(look -> look(look, at));
      }
      case Thing.Unread _, Thing.Opened _, Thing.Missed _ -> {}
    }
  }

  /// Whether a reading of the account would show the engine what it knows.
  private boolean isAccountKnown(Instant at) {
    return engine.seq() == knownSeq
        && trading.exchange().changes(at) == knownChanges
        && passing.isComplete();
  }

  private void passAccount(Instant at, boolean isDue) {
    trading.passAccount(at);
    if (isDue || !engine.portfolio().targets().isEmpty()) {
      trading.take(at, passing.stepKnown(at));
    }
  }

  private void readAccount(Instant at) {
    trading.readAccount(at);
    knownSeq = engine.seq();
    knownChanges = trading.exchange().changes(at);
  }

  private void look(ShortLook look, Instant at) {
    Title title = look.title();
    boolean isAsPrepared = !look.open() || !hasLearnt();
    isUnprepared |= !engine.experience().fees().isAsPlanned();
    if (!followed.contains(title) && !look.wanted() && isAsPrepared) {
      pass(look);
      return;
    }
    Optional<KeptLook> kept = market.look(look);
    if (kept.isEmpty()) {
      isUnprepared = true;
      return;
    }
    if (followed.contains(title)) {
      followedLook(look, kept.get(), isAsPrepared, at);
    } else {
      passing.follow(title, latest(title), kept.get().bestOffer());
      trading.shown(kept.get().snapshot(), at);
      // A target may follow when the venue has taken down others, which are on their way.
      if (isOurs(title) || trading.isWaiting()) {
        // Before an order arrives the exchange needs no sight of the title.
        followed.add(title);
        fates.look(kept.get(), at);
        trading.exchange().show(kept.get().snapshot(), at);
      }
    }
  }

  private void followedLook(ShortLook look, KeptLook kept, boolean isAsPrepared, Instant at) {
    Title title = look.title();
    fates.look(kept, at);
    Snapshot ours = trading.exchange().show(kept.snapshot(), at);
    boolean isSame = ours.offers().size() == kept.snapshot().offers().size();
    boolean isOurs = isOurs(title);
    if (!look.wanted() && isSame && isAsPrepared && !isOurs && !trading.isWaiting()) {
      pass(look);
      return;
    }
    if (!isOurs) {
      passing.follow(title, latest(title), kept.bestOffer());
    }
    trading.shown(ours, at);
  }

  /// Whether the account has learnt how its orders are filled, by which looks are valued otherwise
  /// than they were when the market was prepared.
  private boolean hasLearnt() {
    return !engine.experience().fills().equals(FillModel.FITTED);
  }

  private void pass(ShortLook look) {
    passing.pass(new PassedLook(look.title(), look.asOf(), look.shares(), look.collections()));
    look.skips().forEach(trading.findings()::refused);
  }

  /// Whether something in the title is ours or may become so.
  private boolean isOurs(Title title) {
    Portfolio books = engine.portfolio();
    return !books.openLots(title).isEmpty()
        || books.targets().stream().anyMatch(target -> target.title().equals(title))
        || books.openSubmissions().stream().anyMatch(s -> s.intent().title().equals(title));
  }

  /// Tells the engine the latest quotes of the titles of our lots, targets and orders, and while
  /// orders are on their way of all in which something was ours: a target may follow in one.
  private void refresh() {
    Portfolio books = engine.portfolio();
    Set<Title> titles = new HashSet<>();
    books.openLots().stream().map(Lot::title).forEach(titles::add);
    books.targets().stream().map(Portfolio.Target::title).forEach(titles::add);
    books.openSubmissions().stream().map(each -> each.intent().title()).forEach(titles::add);
    if (trading.isWaiting()) {
      titles.addAll(followed);
    }
    for (Title title : titles) {
      Optional<Quote> latest = latest(title);
      passing.follow(title, latest, track(title).bestOffer());
    }
  }

  private Optional<Quote> latest(Title title) {
    QuoteTrack track = track(title);
    track.goTo(reading);
    return track.quote(readAt);
  }

  private QuoteTrack track(Title title) {
    return tracks.computeIfAbsent(
        title,
        _ ->
            market
                .track(title)
                .orElseThrow(() ->
                    new TapeException(
                        "prepared market: expected the quotes of %s, found none"
                            .formatted(title))));
  }
}
