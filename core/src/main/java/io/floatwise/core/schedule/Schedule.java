package io.floatwise.core.schedule;

import io.floatwise.core.item.Game;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Shares the calls of each round between quotes of whole games, which come first, and close looks,
/// which get the rest. Quotes take half of the calls at most, and no more than they can use; what a
/// game is too large for in one round is saved for it. A function of what it was told; not
/// thread-safe.
public final class Schedule {

  /// Titles in one page of quotes.
  public static final int TITLES_PER_CALL = 1000;

  /// Calls of a close look, with sales.
  public static final int DEAREST_LOOK = 3;

  /// Quotes are asked for at this age at the latest, whatever they cost: half of what a quote may
  /// be old to be acted on.
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final List<Game> games;
  private final int calls;
  private final Map<Game, Instant> quotedAt = new EnumMap<>(Game.class);
  private final Map<Game, Integer> pages = new EnumMap<>(Game.class);
  private int savedForQuotes;
  private int forLooks;

  /// @param games whose market is read
  /// @param calls of the market that a round may make, 1 or more
  public Schedule(List<Game> games, int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls of a round: expected 1 or more, found " + calls);
    }
    this.games = List.copyOf(games);
    this.calls = calls;
  }

  /// Begins a round.
  ///
  /// @param worthPerDay what is expected to appear in a game in a day, in US cents
  /// @return games whose quotes are to be asked for now, in the order of the games
  public List<Game> quotesDue(Instant now, ToDoubleFunction<Game> worthPerDay) {
    int granted = Math.min((calls + 1) / 2, Math.max(0, allPages() - savedForQuotes));
    savedForQuotes += granted;
    forLooks = Math.min(forLooks, DEAREST_LOOK - 1) + calls - granted;
    List<Game> ranked =
        games.stream()
            .sorted(
                Comparator.comparingDouble((Game g) -> worthPerCall(g, now, worthPerDay))
                    .reversed())
            .toList();
    var due = new ArrayList<Game>();
    for (Game game : ranked) {
      boolean first = !quotedAt.containsKey(game);
      if (first || age(game, now).compareTo(OLDEST) >= 0 || pages(game) <= savedForQuotes) {
        savedForQuotes = Math.max(0, savedForQuotes - pages(game));
        due.add(game);
      } else {
        break; // what is worth most is saved for, not passed over for something smaller
      }
    }
    return games.stream().filter(due::contains).toList();
  }

  /// The quotes of a game were read.
  public void quoted(Game game, int titles, Instant now) {
    quotedAt.put(game, now);
    pages.put(game, Math.max(1, Math.ceilDiv(titles, TITLES_PER_CALL)));
  }

  /// Calls that are left for close looks in this round.
  public int callsForLooks() {
    return forLooks;
  }

  /// Close looks took this many calls.
  public void looked(int spent) {
    forLooks -= spent;
  }

  private double worthPerCall(Game game, Instant now, ToDoubleFunction<Game> worthPerDay) {
    return quotedAt.containsKey(game)
        ? worthPerDay.applyAsDouble(game) * age(game, now).toMillis() / pages(game)
        : Double.MAX_VALUE;
  }

  private Duration age(Game game, Instant now) {
    Instant at = quotedAt.get(game);
    return at == null ? OLDEST : Duration.between(at, now);
  }

  private int pages(Game game) {
    return pages.getOrDefault(game, 1);
  }

  private int allPages() {
    return games.stream().mapToInt(this::pages).sum();
  }
}
