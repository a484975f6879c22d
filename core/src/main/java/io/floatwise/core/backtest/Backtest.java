package io.floatwise.core.backtest;

import io.floatwise.core.engine.Event;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One run of the engine over a recorded market. The engine is told what the tape tells, when it
/// was told; its orders arrive a latency later at an exchange that knows the market of that moment.
/// The same tape and the same set-up give the same entries. Runs once; not thread-safe.
public final class Backtest {

  private final Setup setup;
  private final RecordedMarket market;
  private final OwnDeeds deeds;
  private final OfferFates fates = new OfferFates();
  private final SeriesMarket series;
  private final Trading trading;

  /// Games whose fees the tape tells.
  private final Set<Game> charged = EnumSet.noneOf(Game.class);

  /// Fees that were told last before the time that is traded: they are told only now and then.
  private final Map<Game, FeeSchedule> before = new EnumMap<>(Game.class);

  private Instant from = Instant.MIN;
  private Instant until = Instant.MAX;

  /// @param journal is handed every entry, in order
  public Backtest(Setup setup, RecordedMarket market, Consumer<List<Entry>> journal) {
    this(setup, market, OwnDeeds.NONE, journal);
  }

  /// @param deeds of the recorder, which are taken away from its market
  /// @param journal is handed every entry, in order
  public Backtest(
      Setup setup, RecordedMarket market, OwnDeeds deeds, Consumer<List<Entry>> journal) {
    this.setup = setup;
    this.market = market;
    this.deeds = deeds;
    this.series = new SeriesMarket(setup.series());
    this.trading = new Trading(setup, fates, series, journal);
  }

  /// Trades what was told from `first` until before `end`.
  ///
  /// @param days that hold it, in any order; of what was told before `first` only fees are heard,
  ///   of a day after `end` only which offers were taken before it
  /// @throws io.floatwise.core.tape.TapeException if a row of the tape makes no sense
  public BacktestResult run(Collection<TapeDay> days, Instant first, Instant end) {
    from = first;
    until = end;
    Findings findings = trading.findings();
    List<Loss> losses =
        new Played(market, deeds, fates)
            .play(
                days.stream().filter(day -> setup.games().contains(day.game())).toList(),
                end,
                this::tell,
                () -> trading.settle(until),
                () -> fates.forgetBefore(findings.last().minus(Quote.OLDEST)));
    return findings.result(trading.ledger(), series.found(), losses, trading.engine().limits());
  }

  private void tell(long event, Instant at, Told told) {
    if (at.isBefore(from)) {
      if (told instanceof Told.Fees(var schedule)) {
        before.put(schedule.game(), schedule);
      }
      return;
    }
    if (!at.isBefore(until)) {
      trading.settle(until);
      return;
    }
    boolean isFirst = !trading.isOpen();
    trading.open(at);
    trading.carryOut(at);
    if (!(told instanceof Told.Series) && trading.isAccountDue(at)) {
      trading.readAccount(at);
    }
    if (isFirst) {
      before.values().forEach(schedule -> charge(schedule, at));
    }
    trading.findings().told(at, told, trading.ledger().books());
    switch (told) {
      case Told.Fees(var schedule) -> charge(schedule, at);
      case Told.Quotes(var quotes) -> trading.take(at, new Event.QuotesObserved(quotes));
      case Told.Looked(Snapshot snapshot) -> trading.look(snapshot, at);
      case Told.Reviewed(var snapshots) ->
          snapshots.forEach(snapshot -> trading.look(snapshot, at));
      case Told.Series(var points) -> follow(points, at);
      case Told.Unread _, Told.Opened _, Told.Missed _ -> {}
    }
  }

  /// Points of series: first what they do to orders of ours, then what the account shows, then what
  /// they say of the market.
  private void follow(List<SeriesPoint> points, Instant at) {
    points.stream()
        .map(point -> point.title().game())
        .distinct()
        .filter(game -> setup.games().contains(game) && !charged.contains(game))
        .forEach(game -> trading.charge(setup.series().fees(game, at), at));
    RecordedExchange exchange = trading.exchange();
    List<SeriesMarket.Fresh> fresh = points.stream().map(point -> series.tell(point, at)).toList();
    fresh.forEach(each -> trading.answer(exchange.meet(each, at), at));
    trading.answer(exchange.overdue(at), at);
    if (!trading.isWaiting()) {
      trading.readAccount(at);
    }
    List<Quote> quotes = fresh.stream().flatMap(each -> each.value().stream()).toList();
    if (!quotes.isEmpty()) {
      trading.take(at, new Event.QuotesObserved(quotes));
    }
    fresh.stream().flatMap(each -> each.look().stream()).forEach(look -> trading.shown(look, at));
  }

  private void charge(FeeSchedule schedule, Instant at) {
    charged.add(schedule.game());
    trading.charge(schedule, at);
  }
}
