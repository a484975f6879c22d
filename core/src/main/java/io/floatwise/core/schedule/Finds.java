package io.floatwise.core.schedule;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What close looks have found so far: how often a reason was a good one, and how often something
/// worth buying appears in a title. Rates are Gamma-Poisson, a title's own record drawn towards
/// that of its game. A function of what it was told; not thread-safe.
public final class Finds {

  /// Before anything was found, something appears in a title once in this many days.
  private static final double ASSUMED_DAYS = 100;

  /// Days of its game's record that a title's own is mixed with.
  private static final double SHRINKAGE = 20;

  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  /// Before anything was found, what is found is worth this share more than it costs.
  private static final double ASSUMED_EDGE = 0.1;

  /// Finds that the assumed edge weighs as much as.
  private static final double ASSUMED_FINDS = 5;

  private record Tally(int found, int looks) {}

  private final Map<Reason, Tally> byReason = new EnumMap<>(Reason.class);
  private final Map<Title, Instant> since = new HashMap<>();
  private final Map<Title, Integer> finds = new HashMap<>();
  private final Map<Game, Long> firstDays = new EnumMap<>(Game.class);
  private final Map<Game, Integer> titles = new EnumMap<>(Game.class);
  private final Map<Game, Integer> byGame = new EnumMap<>(Game.class);
  private double edges;

  /// `title` is quoted, at `now`; only the first time counts.
  public void watched(Title title, Instant now) {
    if (since.putIfAbsent(title, now) == null) {
      titles.merge(title.game(), 1, Integer::sum);
      firstDays.merge(title.game(), now.toEpochMilli(), Long::sum);
    }
  }

  /// A look was made for `reason` and found nothing that no look had shown before.
  public void missed(Reason reason) {
    Tally before = tally(reason);
    byReason.put(reason, new Tally(before.found(), before.looks() + 1));
  }

  /// A look was made for `reason` and showed an offer that is worth more than it costs, and that no
  /// look had shown before.
  ///
  /// @param edge what is gained by it, as a share of its price
  public void found(Title title, Reason reason, double edge) {
    Tally before = tally(reason);
    byReason.put(reason, new Tally(before.found() + 1, before.looks() + 1));
    finds.merge(title, 1, Integer::sum);
    byGame.merge(title.game(), 1, Integer::sum);
    edges += edge;
  }

  /// What is gained by what is found, as a share of its price.
  public double edge() {
    int found = byGame.values().stream().mapToInt(Integer::intValue).sum();
    return (edges + ASSUMED_EDGE * ASSUMED_FINDS) / (found + ASSUMED_FINDS);
  }

  /// Chance that a look for `reason` finds something, more than 0 and less than 1.
  public double chance(Reason reason) {
    Tally tally = tally(reason);
    return (tally.found() + reason.assumedFound())
        / (tally.looks() + reason.assumedFound() + reason.assumedMissed());
  }

  /// How many offers that are worth more than they cost appear in `title` a day, more than 0.
  public double perDay(Title title, Instant now) {
    double game = perDay(title.game(), now);
    Instant first = since.getOrDefault(title, now);
    double days = Math.max(0, Duration.between(first, now).toMillis() / MILLIS_A_DAY);
    return (finds.getOrDefault(title, 0) + SHRINKAGE * game) / (days + SHRINKAGE);
  }

  /// The same for a title of `game` of which nothing else is known.
  public double perDay(Game game, Instant now) {
    double millis =
        (double) now.toEpochMilli() * titles.getOrDefault(game, 0)
            - firstDays.getOrDefault(game, 0L);
    double days = Math.max(0, millis / MILLIS_A_DAY);
    return (byGame.getOrDefault(game, 0) + 1) / (days + ASSUMED_DAYS);
  }

  private Tally tally(Reason reason) {
    return byReason.getOrDefault(reason, new Tally(0, 0));
  }
}
