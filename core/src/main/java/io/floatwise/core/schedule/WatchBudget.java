package io.floatwise.core.schedule;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What watching costs, and so how many titles can be watched: each is asked about every period,
/// many in one call. A change is seen one period and one answer after it happened, at the latest.
///
/// @param callsPerSecond that watching may make
/// @param titlesPerCall most titles that one call asks about
/// @param period between two questions about a title
/// @param bound longest time after which a change is to be noticed
public record WatchBudget(int callsPerSecond, int titlesPerCall, Duration period, Duration bound) {

  /// A quarter of what the venue grants for quotes; how many titles a call may name is not
  /// documented, and a hundred is what other lists of the venue take. Two of the five seconds pass
  /// between questions, three are left for the answer.
  public static final WatchBudget DEFAULT =
      new WatchBudget(5, 100, Duration.ofSeconds(2), Duration.ofSeconds(5));

  public WatchBudget {
    if (callsPerSecond < 1 || titlesPerCall < 1 || period.compareTo(bound) >= 0) {
      throw new IllegalArgumentException(
          "expected calls, titles and a period shorter than the bound, found %d, %d, %s and %s"
              .formatted(callsPerSecond, titlesPerCall, period, bound));
    }
  }

  /// The longest time that an answer may take.
  public Duration patience() {
    return bound.minus(period);
  }

  /// Most titles of so many games; each further game may leave a call nearly empty.
  public int most(int games) {
    return Math.max(0, callsAPeriod() - Math.max(0, games - 1)) * titlesPerCall;
  }

  /// The questions of one period: titles of one game each.
  ///
  /// @throws InputException if there are more than the budget allows; the message says how many
  ///   that is
  public List<List<Title>> calls(Collection<Title> titles) {
    Map<Game, List<Title>> byGame = new EnumMap<>(Game.class);
    titles.stream()
        .distinct()
        .sorted(Comparator.naturalOrder())
        .forEach(t -> byGame.computeIfAbsent(t.game(), _ -> new ArrayList<>()).add(t));
    List<List<Title>> calls = new ArrayList<>();
    for (List<Title> ofGame : byGame.values()) {
      for (int from = 0; from < ofGame.size(); from += titlesPerCall) {
        calls.add(List.copyOf(ofGame.subList(from, Math.min(ofGame.size(), from + titlesPerCall))));
      }
    }
    if (calls.size() > callsAPeriod()) {
      throw new InputException(
          "expected at most %d titles to watch (%d calls of %d titles every %d ms), found %d, which"
                  .formatted(
                      most(byGame.size()),
                      callsAPeriod(),
                      titlesPerCall,
                      period.toMillis(),
                      titles.size())
              + " need %d calls".formatted(calls.size()));
    }
    return calls;
  }

  private int callsAPeriod() {
    return (int) Math.max(1, callsPerSecond * period.toMillis() / 1000);
  }
}
