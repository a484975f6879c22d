package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells again what was told, from the rows of a tape in their order. What builds on something that
/// was lost is told as missed, until it stands on the tape as a whole again. Not thread-safe.
public final class Playback {

  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final String BASELESS = "it builds on what is lost";

  private final Listener listener;
  private final Map<Long, Title> titles = new HashMap<>();
  private final Map<Game, Map<Title, Quote>> quotes = new EnumMap<>(Game.class);
  private final Map<Game, LookDecoder> looks = new EnumMap<>(Game.class);
  private final Set<Game> unsound = EnumSet.noneOf(Game.class);

  /// Games of which names may be missing until the end of the day.
  private final Set<Game> nameless = EnumSet.noneOf(Game.class);

  private long day = Long.MIN_VALUE;

  /// Who is told.
  @FunctionalInterface
  public interface Listener {
    /// @param event number of it, see [Row.Group]
    /// @param at market time
    void tell(long event, Instant at, Told told);
  }

  public Playback(Listener listener) {
    this.listener = listener;
  }

  /// Rows of `game` are missing before the next group.
  public void lost(Game game) {
    forget(game);
    unsound.add(game);
    nameless.add(game);
  }

  /// The next group, with the rows of every game that is played.
  ///
  /// @throws TapeException if the rows make no sense; the message says which event it is
  public void play(Row.Group group) {
    try {
      if (Math.floorDiv(group.at(), MICROS_OF_DAY) != day) {
        day = Math.floorDiv(group.at(), MICROS_OF_DAY);
        quotes.clear();
        looks.clear();
        unsound.clear();
        nameless.clear();
      }
      var playing = new Group(group.event(), Exact.instant(group.at()), named(group.rows()));
      EnumSet<Game> left = EnumSet.noneOf(Game.class);
      group.rows().forEach(row -> left.add(row.game()));
      playing.rows.forEach(row -> left.remove(row.game()));
      left.forEach(playing::baseless);
      playing.play();
    } catch (IllegalArgumentException e) {
      throw new TapeException("event %d: %s".formatted(group.event(), e.getMessage()), e);
    }
  }

  /// Without the rows of games of which a name is lost.
  private List<Row> named(List<Row> rows) {
    if (nameless.isEmpty()) {
      return rows;
    }
    Set<Long> known = new HashSet<>();
    Set<Game> broken = EnumSet.noneOf(Game.class);
    for (Row row : rows) {
      if (row.kind() == Kind.TITLE) {
        known.add(row.item());
      } else if (row.item() != Row.NO_LONG
          && nameless.contains(row.game())
          && !titles.containsKey(row.item())
          && !known.contains(row.item())) {
        broken.add(row.game());
      }
    }
    broken.forEach(this::lost);
    return rows.stream().filter(row -> !broken.contains(row.game())).toList();
  }

  private void forget(Game game) {
    quotes.remove(game);
    looks.remove(game);
    unsound.remove(game);
  }

  private Title title(Row row) {
    Title title = titles.get(row.item());
    if (title == null) {
      throw new TapeException("expected the name of item %d before it".formatted(row.item()));
    }
    return title;
  }

  /// One group while it is played.
  private final class Group {

    private final long event;
    private final Instant at;
    private final List<Row> rows;
    private final List<SeriesPoint> points = new ArrayList<>();
    private final LookDecoder.Looks seen = new LookDecoder.Looks();
    private final Set<Game> quoted = EnumSet.noneOf(Game.class);
    private int next;
    private boolean isWhole = true;

    Group(long event, Instant at, List<Row> rows) {
      this.event = event;
      this.at = at;
      this.rows = rows;
    }

    void play() {
      while (next < rows.size()) {
        Row row = rows.get(next++);
        switch (row.kind()) {
          case OPEN -> {
            forget(row.game());
            tell(new Told.Opened(row.game(), row.detail()));
          }
          case GAP -> {
            forget(row.game());
            Optional<Instant> since =
                row.time() == Row.NO_LONG
                    ? Optional.empty()
                    : Optional.of(Exact.instant(row.time()));
            tell(new Told.Missed(row.game(), since, row.count(), row.detail()));
          }
          case UNREAD ->
              tell(
                  new Told.Unread(
                      row.game(),
                      row.item() == Row.NO_LONG ? Optional.empty() : Optional.of(title(row)),
                      row.detail()));
          case TITLE -> name(row);
          case FEES -> fees(row);
          case QUOTES -> quotes(row, quotes.get(row.game()));
          case QUOTES_ANEW -> quotes(row, Map.of());
          case LOOK, LOOK_ANEW, REVIEW, REVIEW_ANEW -> look(row);
          case BAR, TOP, PRICE -> points.add(point(row));
          case FEE,
              QUOTE,
              QUOTE_GONE,
              LOOK_QUOTE,
              OFFER,
              OFFER_GONE,
              SALE,
              SALE_GONE,
              TARGET,
              TARGET_GONE ->
              throw new TapeException("event %d: a %s out of place".formatted(event, row.kind()));
        }
      }
      end();
    }

    private void end() {
      if (!quoted.isEmpty()) {
        if (unsound.isEmpty()) {
          tell(
              new Told.Quotes(quotes.values().stream().flatMap(m -> m.values().stream()).toList()));
        } else {
          unsound.forEach(this::baseless);
        }
      }
      seen.looked().ifPresent(snapshot -> tell(new Told.Looked(snapshot)));
      if (isWhole && !seen.reviewed().isEmpty()) {
        // Looks at titles of another game may have been told with these.
        if (unsound.isEmpty()) {
          tell(new Told.Reviewed(seen.reviewed()));
        } else {
          unsound.forEach(this::baseless);
        }
      }
      if (!points.isEmpty()) {
        tell(new Told.Series(points));
      }
    }

    private void tell(Told told) {
      listener.tell(event, at, told);
    }

    private void baseless(Game game) {
      tell(new Told.Missed(game, Optional.empty(), 1, BASELESS));
    }

    private void name(Row row) {
      var title = new Title(row.game(), row.detail());
      Title other = titles.putIfAbsent(row.item(), title);
      if (other != null && !other.equals(title)) {
        throw new TapeException(
            "item %d: expected %s, found %s".formatted(row.item(), other, title));
      }
    }

    private void fees(Row head) {
      List<Row> reduced = follow(Kind.FEE);
      if (reduced.size() != head.targetCount()) {
        throw new TapeException(
            "event %d: expected %d reduced fees, found %d"
                .formatted(event, head.targetCount(), reduced.size()));
      }
      tell(Quoting.fees(head, reduced, Playback.this::title));
    }

    private void quotes(Row head, @Nullable Map<Title, Quote> before) {
      List<Row> changes = follow(Kind.QUOTE, Kind.QUOTE_GONE);
      if (changes.size() != head.count()) {
        throw new TapeException(
            "event %d: expected %d quotes, found %d"
                .formatted(event, head.count(), changes.size()));
      }
      quoted.add(head.game());
      if (before == null) {
        unsound.add(head.game());
        return;
      }
      if (head.kind() == Kind.QUOTES_ANEW) {
        unsound.remove(head.game());
      }
      quotes.put(head.game(), Quoting.changed(before, head, changes, Playback.this::title));
    }

    private void look(Row head) {
      List<Row> changes =
          follow(
              Kind.LOOK_QUOTE,
              Kind.OFFER,
              Kind.OFFER_GONE,
              Kind.SALE,
              Kind.SALE_GONE,
              Kind.TARGET,
              Kind.TARGET_GONE);
      Title title = title(head);
      LookDecoder decoder = looks.computeIfAbsent(head.game(), _ -> new LookDecoder());
      Optional<Quote> quote =
          changes.stream()
              .filter(row -> row.kind() == Kind.LOOK_QUOTE)
              .findFirst()
              .map(row -> Quoting.quote(title, row))
              .or(() -> Optional.ofNullable(quotes.getOrDefault(head.game(), Map.of()).get(title)));
      boolean isDecoded =
          quote.isPresent() && decoder.decode(title, quote.get(), head, changes, seen);
      if (!isDecoded) {
        isWhole = false;
        baseless(head.game());
      }
    }

    private SeriesPoint point(Row row) {
      Instant from = Exact.instant(row.time());
      return new SeriesPoint(
          title(row),
          row.kind(),
          from,
          from.plusSeconds(row.place()),
          row.price() == Row.NO_LONG ? OptionalLong.empty() : OptionalLong.of(row.price()),
          row.target() == Row.NO_LONG ? OptionalLong.empty() : OptionalLong.of(row.target()),
          row.count() == Row.NO_INT ? OptionalInt.empty() : OptionalInt.of(row.count()),
          row.targetCount() == Row.NO_INT ? OptionalInt.empty() : OptionalInt.of(row.targetCount()),
          row.currency(),
          row.decimals(),
          row.detail().isEmpty() ? Optional.empty() : Optional.of(row.detail()));
    }

    /// The rows of these kinds that come next.
    private List<Row> follow(Kind... kinds) {
      Set<Kind> wanted = Set.of(kinds);
      int begin = next;
      while (next < rows.size() && wanted.contains(rows.get(next).kind())) {
        next++;
      }
      return rows.subList(begin, next);
    }
  }
}
