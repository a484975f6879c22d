package io.floatwise.app.live;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Review;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.FreezeWatch;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Reading;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.DecisionLog;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.schedule.Schedule;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.tape.Recorder;
import io.floatwise.core.trace.Traces;
import io.floatwise.core.trade.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs the engine of one account over its ports, one round at a time: read the account, the quotes
/// and the titles worth a look; journal what the engine says; submit what risk let pass; tell the
/// engine the answers. Games are read in parallel and decided on in a fixed order. No clock of its
/// own; not thread-safe.
public final class Trader {

  private static final Duration FEE_REFRESH = Duration.ofHours(12);

  private static final Duration REVIEWED_SALES_AGE = Duration.ofHours(2);
  private static final String FROZEN = "frozen-feed";

  private final Engine engine;
  private final EventLoop loop;
  private final AccountView accountView;
  private final MarketReader reader;
  private final FreezeWatch freezeWatch = new FreezeWatch();
  private final List<Game> games;
  private final Map<Game, Instant> feesReadAt = new EnumMap<>(Game.class);
  private final Map<Title, Quote> quotes = new HashMap<>();
  private final KeptSales sales = new KeptSales();
  private final List<Trouble> troubles = new ArrayList<>();
  private final Set<Game> unquoted = EnumSet.noneOf(Game.class);
  private final Schedule schedule;
  private volatile boolean stopped;
  private Interlude interlude = (_, _) -> {};
  private Instant roundAt = Instant.MIN;

  /// @param games whose items are traded
  /// @param calls of the market that a round may make
  /// @param audience is told every entry after it is durable; must return at once
  public Trader(
      Engine engine,
      Journal journal,
      Executor executor,
      MarketFeed feed,
      List<Game> games,
      int calls,
      Consumer<Entry> audience) {
    this.engine = engine;
    this.loop = new EventLoop(engine, journal, executor, audience);
    this.games = List.copyOf(games);
    var waiting = new Waiting(this::obeyMeanwhile, () -> stopped);
    this.accountView = new AccountView(executor, loop, waiting, this.games);
    this.reader = new MarketReader(feed, waiting);
    this.schedule = new Schedule(games, calls);
  }

  /// From now on every decision, and every reading of sales, is handed to `keeper`.
  public void explainTo(Traces keeper) {
    loop.explainTo(keeper);
  }

  /// From now on everything that is learnt of the market is told to `recorder`, and everything else
  /// that the account is told to `life`; after [#restore], before anything else.
  public void recordTo(Recorder recorder, OwnLife life) {
    loop.recordTo(recorder, life);
  }

  /// From now on `other` is called in the middle of rounds.
  public void interruptWith(Interlude other) {
    interlude = other;
  }

  /// Rebuilds everything from the journal; call it once, first.
  ///
  /// @throws io.floatwise.core.error.StorageException if the journal cannot be trusted
  public void restore() {
    loop.restore();
  }

  /// One round at market time `now`.
  ///
  /// @return what could not be read; empty if the round was complete
  public List<Trouble> round(Instant now) {
    begin(now);
    loop.begin();
    if (accountView.isDue(now) && !observeAccount(now)) {
      return List.copyOf(troubles);
    }
    observeMarkets(now);
    schedule.looked(look(engine.wanted(schedule.callsForLooks()), now, decide(now)));
    return List.copyOf(troubles);
  }

  /// Only what a purchase asks for next, at market time `now`: sees that it arrived and lists it.
  ///
  /// @return what could not be read; empty if nothing was missed
  public List<Trouble> listPurchases(Instant now) {
    begin(now);
    loop.begin();
    if (observeAccount(now)) {
      look(engine.lotsDue(), now, decide(now));
    }
    return List.copyOf(troubles);
  }

  /// Takes in fresh quotes of single titles at market time `now`, and looks at lots of ours among
  /// them that may be re-priced.
  ///
  /// @return what could not be read; empty if nothing was missed
  public List<Trouble> noticed(Collection<Quote> fresh, Instant now) {
    begin(now);
    fresh.forEach(quote -> quotes.put(quote.title(), quote));
    take(now, new Event.QuotesObserved(List.copyOf(quotes.values())));
    Set<Title> titles = fresh.stream().map(Quote::title).collect(Collectors.toSet());
    List<Look> due =
        engine.lotsDue().stream().filter(look -> titles.contains(look.title())).toList();
    look(due, now, decide(now));
    return List.copyOf(troubles);
  }

  /// Lets a running round end after the title it is looking at; may be called from any thread.
  public void stop() {
    stopped = true;
  }

  /// Hands a command of a person to the engine. One about all lots or targets is followed item by
  /// item; where prices are needed, the market is read first, which takes a while.
  public void obey(Command command, String by, Instant now) {
    begin(now);
    loop.bulk().begin(command, by, now, engine.portfolio());
    Review.of(command, by)
        .ifPresentOrElse(
            review -> review(command, review, now),
            () -> loop.take(now, new Event.CommandGiven(command, by)));
    loop.bulk().end(troubles);
  }

  /// Obeys in the middle of a round, from an [Interlude].
  ///
  /// @return false if it has to wait, because it needs a look at the market first, or is about many
  ///   things while another such command is followed
  public boolean obeyAtOnce(Command command, String by, Instant now) {
    BulkBoard bulk = loop.bulk();
    if (Review.of(command, by).isPresent() || !bulk.isFree(command, engine.portfolio())) {
      return false;
    }
    boolean follows = !bulk.isFollowing();
    if (follows) {
      bulk.begin(command, by, now, engine.portfolio());
    }
    loop.take(now, new Event.CommandGiven(command, by));
    if (follows) {
      bulk.end(List.of());
    }
    return true;
  }

  /// Reads account, quotes and every title concerned, and hands them to the engine as one event, so
  /// that what it wants goes out in requests of a hundred.
  private void review(Command command, Review review, Instant now) {
    if (observeAccount(now)) {
      loop.bulk().begin(command, review.by(), now, engine.portfolio());
      observeMarkets(now);
      var snapshots = new ArrayList<Snapshot>();
      List<Look> looks =
          loop.bulk().titles().stream().map(t -> new Look(t, REVIEWED_SALES_AGE)).toList();
      look(looks, now, snapshots::add);
      take(now, new Event.LotsReviewed(snapshots, review));
    }
  }

  /// Whether the last round bought something, which should be listed soon.
  public boolean hasBought() {
    return loop.hasBought();
  }

  /// Games whose items are traded.
  public Set<Game> games() {
    return Set.copyOf(games);
  }

  public Engine engine() {
    return engine;
  }

  /// The books for whoever asks while we trade.
  public LiveLedger ledger() {
    return loop.ledger();
  }

  /// What becomes of commands about many lots or targets.
  public BulkBoard bulk() {
    return loop.bulk();
  }

  public DecisionLog decisions() {
    return loop.decisions();
  }

  /// What was looked at and why it was left alone, since the start of the process.
  public Refusals refusals() {
    return loop.refusals();
  }

  private void begin(Instant now) {
    troubles.clear();
    roundAt = now;
  }

  private boolean observeAccount(Instant now) {
    return read(Optional.empty(), accountView.read(engine.relevantSince(), now))
        .map(account -> {
          account
              .unread()
              .forEach((game, failure) ->
                  troubles.add(
                      new Trouble(
                          Optional.of(game),
                          failure.errorCode(),
                          "the account could not be read: " + failure.detail())));
          take(now, new Event.AccountObserved(account));
          return true;
        })
        .orElse(false);
  }

  private void obeyMeanwhile() {
    interlude.during(roundAt, List.copyOf(troubles));
  }

  /// One event, after whatever cannot wait.
  private void take(Instant now, Event event) {
    obeyMeanwhile();
    loop.take(now, event);
  }

  /// Reads every game whose turn it is at once; the engine learns of them in the order of the
  /// games.
  private void observeMarkets(Instant now) {
    List<Game> due = schedule.quotesDue(now, engine::worthPerDay);
    List<Game> feesDue = due.stream().filter(game -> areFeesDue(game, now)).toList();
    for (MarketReader.GameReading reading : reader.games(due, feesDue)) {
      Game game = reading.game();
      unquoted.remove(game);
      reading
          .fees()
          .flatMap(fees -> read(game, fees))
          .ifPresent(fees -> {
            feesReadAt.put(game, now);
            take(now, new Event.FeesObserved(fees));
          });
      Optional<List<Quote>> fresh = read(game, reading.quotes()).filter(q -> isAlive(game, q, now));
      fresh.ifPresentOrElse(q -> quoted(game, q, now), () -> unquoted.add(game));
    }
  }

  private boolean areFeesDue(Game game, Instant now) {
    Instant last = feesReadAt.get(game);
    return last == null || Duration.between(last, now).compareTo(FEE_REFRESH) >= 0;
  }

  private boolean isAlive(Game game, List<Quote> fresh, Instant now) {
    Optional<Instant> since = freezeWatch.quotes(game, fresh, now);
    since.ifPresent(at -> {
      String detail = "no quote has changed since " + at + "; nothing is traded on them";
      tell(new Trouble(Optional.of(game), ErrorCode.MARKETPLACE, detail), Optional.empty());
    });
    return since.isEmpty();
  }

  private void quoted(Game game, List<Quote> fresh, Instant now) {
    quotes.keySet().removeIf(title -> title.game() == game);
    fresh.forEach(quote -> quotes.put(quote.title(), quote));
    sales.letOldGo(now);
    schedule.quoted(game, fresh.size(), now);
    loop.refusals().see(fresh);
    take(now, new Event.QuotesObserved(List.copyOf(quotes.values())));
  }

  /// Looks at titles, one of each game at a time. A game that was not quoted this time is left
  /// alone: its last quotes only grow old.
  ///
  /// @return calls that it took
  private int look(List<Look> looks, Instant now, Consumer<Snapshot> seen) {
    List<ArrayDeque<Look>> queues =
        games.stream()
            .filter(game -> !unquoted.contains(game))
            .map(game ->
                looks.stream()
                    .filter(look -> look.title().game() == game)
                    .collect(Collectors.toCollection(ArrayDeque::new)))
            .toList();
    int calls = 0;
    while (!stopped) {
      List<Look> wave =
          queues.stream().filter(q -> !q.isEmpty()).map(ArrayDeque::removeFirst).toList();
      if (wave.isEmpty()) {
        break;
      }
      List<Title> salesDue =
          wave.stream().filter(l -> sales.areDue(l, now)).map(Look::title).toList();
      calls += wave.size() * (Schedule.DEAREST_LOOK - 1) + salesDue.size();
      reader.titles(wave, salesDue).forEach(reading -> looked(reading, now).ifPresent(seen));
    }
    return calls;
  }

  private Consumer<Snapshot> decide(Instant now) {
    return snapshot -> take(now, new Event.TitleObserved(snapshot));
  }

  /// What was seen; empty if it is incomplete or not believed.
  private Optional<Snapshot> looked(MarketReader.TitleReading reading, Instant now) {
    Title title = reading.look().title();
    Game game = title.game();
    Optional<List<Sale>> history =
        reading.sales().map(fresh -> read(game, fresh)).orElseGet(() -> sales.of(title));
    if (reading.sales().isPresent()) {
      history.ifPresent(list -> {
        sales.keep(title, list, now);
        loop.sold(title, list, now);
      });
    }
    Optional<List<Offer>> offers = read(game, reading.offers());
    Optional<List<TargetStep>> targets = read(game, reading.targets());
    Quote quote = quotes.get(title);
    if (quote == null || history.isEmpty() || offers.isEmpty() || targets.isEmpty()) {
      return Optional.empty();
    }
    loop.refusals().look();
    var snapshot = new Snapshot(title, quote, offers.get(), history.get(), targets, quote.asOf());
    Optional<Instant> frozen = freezeWatch.look(snapshot, now);
    if (frozen.isPresent()) {
      var evidence = new Evidence("its market stands still since " + frozen.get(), List.of());
      loop.leave(new Decision.Skip(title, FROZEN, evidence), now);
      String detail = title + " stands still since " + frozen.get() + "; nothing is traded on it";
      tell(new Trouble(Optional.of(game), ErrorCode.MARKETPLACE, detail), Optional.of(title));
      return Optional.empty();
    }
    return Optional.of(snapshot);
  }

  /// Tells people and the tape.
  private void tell(Trouble trouble, Optional<Title> title) {
    troubles.add(trouble);
    loop.unread(trouble, title, roundAt);
  }

  private <T> Optional<T> read(Game game, Reading<T> reading) {
    return read(Optional.of(game), reading);
  }

  private <T> Optional<T> read(Optional<Game> game, Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> Optional.of(value);
      case Reading.Unread<T>(Failure failure) -> {
        String detail = "the market could not be read: " + failure.detail();
        tell(new Trouble(game, failure.errorCode(), detail), Optional.empty());
        yield Optional.empty();
      }
    };
  }
}
