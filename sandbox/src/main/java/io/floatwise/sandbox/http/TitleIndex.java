package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.sim.SimExchange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The titles of a market by name. A market opens no titles after its start, so this is made once.
/// Thread-safe.
final class TitleIndex {

  private final AtomicReference<@Nullable Names> made = new AtomicReference<>();

  /// Titles of each game.
  ///
  /// @param sorted by name
  /// @param folded by name in lower case; titles that differ in case only share an entry
  record Names(Map<Game, List<Title>> sorted, Map<Game, NavigableMap<String, List<Title>>> folded) {

    /// Titles of that game, by name.
    List<Title> of(Game game) {
      return sorted.getOrDefault(game, List.of());
    }

    /// Those whose name begins with `prefix`, which is in lower case, by name.
    List<Title> of(Game game, String prefix) {
      if (prefix.isEmpty() || !folded.containsKey(game)) {
        return of(game);
      }
      return folded.get(game).subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
          .flatMap(Collection::stream)
          .sorted()
          .toList();
    }
  }

  Names of(SimExchange sim) {
    Names known = made.get();
    if (known == null) {
      known = names(sim.titles());
      made.set(known);
    }
    return known;
  }

  private static Names names(List<Title> titles) {
    Map<Game, List<Title>> sorted =
        titles.stream()
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.groupingBy(Title::game));
    Map<Game, NavigableMap<String, List<Title>>> folded =
        sorted.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> folded(e.getValue())));
    return new Names(sorted, folded);
  }

  private static NavigableMap<String, List<Title>> folded(List<Title> titles) {
    Function<Title, String> fold = title -> title.name().toLowerCase(Locale.ROOT);
    return titles.stream().collect(Collectors.groupingBy(fold, TreeMap::new, Collectors.toList()));
  }
}
