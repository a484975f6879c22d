package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Turns what is told into rows, each thing as what changed since it was told last. A day of market
/// time stands by itself: the first time in a day that something is told, all of it is written, and
/// so it is after anything was missed. Not thread-safe.
public final class TapeCoder {

  private static final long MICROS_OF_DAY = 86_400_000_000L;

  private final List<Game> games;
  private final String by;
  private final Draft draft = new Draft();
  private final Map<Game, Known> known = new EnumMap<>(Game.class);
  private long last;
  private boolean opened;
  private int missed;
  private String cause = "";

  /// What the rows so far say of a game.
  private static final class Known {
    private final Map<Title, Long> ids = new HashMap<>();
    private final Map<Title, Snapshot> looks = new HashMap<>();
    private Map<Title, Quote> quotes = Map.of();
    private boolean isQuoted;
  }

  /// @param games that are recorded
  /// @param by what records, for people
  /// @param notBefore microseconds since 1970; what is older is refused
  public TapeCoder(List<Game> games, String by, long notBefore) {
    this.games = List.copyOf(games);
    this.by = by;
    this.last = notBefore;
  }

  /// The next thing.
  public Coded code(Instant at, Told told) {
    List<Row> rows = new ArrayList<>();
    try {
      long micros = Exact.micros(at);
      if (micros < last) {
        throw new Inexact("market time went back from " + Exact.instant(last) + " to " + at);
      }
      if (Math.floorDiv(micros, MICROS_OF_DAY) != Math.floorDiv(last, MICROS_OF_DAY)) {
        known.clear();
      }
      preamble(rows);
      body(at, told, rows);
      last = micros;
      opened = true;
      missed = 0;
      return new Coded.Rows(micros, rows);
    } catch (Inexact e) {
      String reason = String.valueOf(e.getMessage());
      miss(1, reason);
      return new Coded.Refused(reason);
    }
  }

  /// These were told and will not be on the tape. The next thing is written whole, after a mark of
  /// the gap.
  public void miss(int events, String why) {
    known.clear();
    cause = missed == 0 ? why : cause;
    missed = (int) Math.min((long) missed + events, Integer.MAX_VALUE);
  }

  private void preamble(List<Row> rows) throws Inexact {
    for (Game game : games) {
      if (!opened) {
        draft.row(game, Kind.OPEN).detail(by).into(rows);
      }
      if (missed > 0) {
        draft.row(game, Kind.GAP).count(missed).detail(cause);
        if (last != Row.NO_LONG) {
          draft.time(Exact.instant(last));
        }
        draft.into(rows);
      }
    }
  }

  private void body(Instant at, Told told, List<Row> rows) throws Inexact {
    switch (told) {
      case Told.Fees(var schedule) -> fees(schedule, rows);
      case Told.Quotes(var quotes) -> quotes(quotes, rows);
      case Told.Looked(var snapshot) -> look(snapshot, Kind.LOOK, Kind.LOOK_ANEW, 0, rows);
      case Told.Reviewed(var snapshots) -> {
        for (int i = 0; i < snapshots.size(); i++) {
          look(snapshots.get(i), Kind.REVIEW, Kind.REVIEW_ANEW, i, rows);
        }
      }
      case Told.Unread(Game game, var title, String reason) -> {
        long item = title.isPresent() ? id(game, title.get(), rows) : Row.NO_LONG;
        draft.row(game, Kind.UNREAD).item(item).detail(reason).into(rows);
      }
      case Told.Opened(Game game, String name) ->
          draft.row(game, Kind.OPEN).detail(name).into(rows);
      case Told.Missed _ -> throw new Inexact("a gap, which is told by missing");
      case Told.Series(var points) -> {
        for (SeriesPoint point : points) {
          if (!point.knownAt().equals(at)) {
            throw new Inexact("a point that is known at another time: " + point);
          }
          series(point, rows);
        }
      }
    }
  }

  private void fees(FeeSchedule schedule, List<Row> rows) throws Inexact {
    Game game = schedule.game();
    var reduced = new TreeMap<>(schedule.reduced());
    for (Title title : reduced.keySet()) {
      id(game, title, rows);
    }
    draft
        .row(game, Kind.FEES)
        .price(schedule.minFee())
        .count(schedule.defaultRate().basisPoints())
        .targetCount(reduced.size())
        .time(schedule.asOf())
        .into(rows);
    for (Map.Entry<Title, FeeClass> entry : reduced.entrySet()) {
      FeeClass fee = entry.getValue();
      long item = id(game, entry.getKey(), rows);
      draft
          .row(game, Kind.FEE)
          .item(item)
          .price(fee.minPrice())
          .target(fee.maxPrice())
          .count(fee.rate().basisPoints())
          .time(fee.expiresAt())
          .into(rows);
    }
  }

  private void quotes(List<Quote> quotes, List<Row> rows) throws Inexact {
    Map<Game, Map<Title, Quote>> byGame = new EnumMap<>(Game.class);
    for (Quote quote : quotes) {
      Title title = quote.title();
      var ofGame = byGame.computeIfAbsent(title.game(), _ -> new HashMap<>());
      if (ofGame.put(title, quote) != null) {
        throw new Inexact("two quotes of " + title);
      }
    }
    Set<Game> concerned = EnumSet.noneOf(Game.class);
    concerned.addAll(byGame.keySet());
    known.forEach((game, state) -> {
      if (state.isQuoted) {
        concerned.add(game);
      }
    });
    int before = rows.size();
    for (Game game : concerned) {
      quotes(game, byGame.getOrDefault(game, Map.of()), rows);
    }
    if (rows.size() == before) {
      // Nothing changed at all, not even when it was read: that it was told is still a fact.
      Game game = concerned.isEmpty() ? games.getFirst() : concerned.iterator().next();
      boolean anew = !state(game).isQuoted;
      state(game).isQuoted = true;
      draft.row(game, anew ? Kind.QUOTES_ANEW : Kind.QUOTES).count(0).into(rows);
    }
  }

  private void quotes(Game game, Map<Title, Quote> fresh, List<Row> rows) throws Inexact {
    Known state = state(game);
    QuoteChanges changes =
        QuoteChanges.between(state.isQuoted ? state.quotes : Map.of(), fresh, !state.isQuoted);
    if (changes.isNothing()) {
      return;
    }
    for (Quote quote : changes.changed()) {
      id(game, quote.title(), rows);
    }
    draft.row(game, state.isQuoted ? Kind.QUOTES : Kind.QUOTES_ANEW);
    draft.count(changes.changed().size() + changes.gone().size());
    if (changes.readAt().isPresent()) {
      draft.time(changes.readAt().get());
    }
    draft.into(rows);
    for (Quote quote : changes.changed()) {
      quote(game, Kind.QUOTE, quote, rows);
    }
    for (Title title : changes.gone()) {
      long item = id(game, title, rows);
      draft.row(game, Kind.QUOTE_GONE).item(item).into(rows);
    }
    state.quotes = fresh;
    state.isQuoted = true;
  }

  private void quote(Game game, Kind kind, Quote quote, List<Row> rows) throws Inexact {
    draft
        .row(game, kind)
        .item(id(game, quote.title(), rows))
        .prices(quote.bestOffer(), quote.bestTarget())
        .count(quote.offerCount())
        .targetCount(quote.targetCount())
        .time(quote.asOf())
        .into(rows);
  }

  private void look(Snapshot snapshot, Kind usual, Kind anew, int place, List<Row> rows)
      throws Inexact {
    Title title = snapshot.title();
    Game game = title.game();
    Known state = state(game);
    long item = id(game, title, rows);
    var coder = new LookCoder(draft, game, item, rows);
    coder.head(snapshot, state.looks.containsKey(title) ? usual : anew, place);
    if (!snapshot.quote().equals(state.quotes.get(title))) {
      if (!snapshot.quote().title().equals(title)) {
        throw new Inexact("a look at " + title + " with the quote of another title");
      }
      quote(game, Kind.LOOK_QUOTE, snapshot.quote(), rows);
    }
    coder.changes(state.looks.get(title), snapshot);
    state.looks.put(title, snapshot);
  }

  private void series(SeriesPoint point, List<Row> rows) throws Inexact {
    Game game = point.title().game();
    long item = id(game, point.title(), rows);
    Duration span = Duration.between(point.from(), point.until());
    if (!Duration.ofSeconds(span.toSeconds()).equals(span)
        || span.toSeconds() > Integer.MAX_VALUE) {
      throw new Inexact("a span that is no whole number of seconds: " + span);
    }
    draft
        .row(game, point.kind())
        .item(item)
        .numbers(point.price(), point.second(), point.currency(), point.decimals())
        .counts(point.quantity(), point.secondQuantity())
        .time(point.from())
        .place((int) span.toSeconds());
    if (point.source().isPresent()) {
      draft.detail(point.source().get());
    }
    draft.into(rows);
  }

  private long id(Game game, Title title, List<Row> rows) throws Inexact {
    if (title.game() != game) {
      throw new Inexact(title + " of " + title.game() + " among titles of " + game);
    }
    Map<Title, Long> ids = state(game).ids;
    Long there = ids.get(title);
    if (there != null) {
      return there;
    }
    long item = ItemId.of(title);
    new Draft().row(game, Kind.TITLE).item(item).detail(title.name()).into(rows);
    ids.put(title, item);
    return item;
  }

  private Known state(Game game) {
    return known.computeIfAbsent(game, _ -> new Known());
  }
}
