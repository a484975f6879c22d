package io.floatwise.core.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.pricing.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What somebody wants a scan to look at.
///
/// @param games at least one
/// @param levels at least one
/// @param filters further wishes
/// @param titles most titles of each game that get a close look, 1 or more
/// @param most opportunities in the result, 1 or more
public record ScanOrder(
    Set<Game> games, Set<Level> levels, List<Filter> filters, int titles, int most) {

  public ScanOrder {
    if (games.isEmpty() || levels.isEmpty()) {
      throw new InputException("expected at least one game and one level, found none");
    }
    if (titles < 1) {
      throw new InputException("titles: expected 1 or more, found " + titles);
    }
    games = Set.copyOf(EnumSet.copyOf(games));
    levels = Set.copyOf(EnumSet.copyOf(levels));
    filters = List.copyOf(filters);
  }

  /// Reads what a person types in one line: games, levels and filters in any order, for example
  /// `standard cs2 float=0-0.07`; what is not named is taken whole.
  ///
  /// @param enabled games that are looked at where none is named
  /// @throws InputException if a word is none of these
  public static ScanOrder parse(String line, Set<Game> enabled, int titles, int most) {
    Set<Game> games = EnumSet.noneOf(Game.class);
    Set<Level> levels = EnumSet.noneOf(Level.class);
    var filters = new ArrayList<Filter>();
    for (String word : line.strip().split("\\s+")) {
      Optional<Game> game = named(Game.class, word);
      Optional<Level> level = named(Level.class, word);
      game.ifPresent(games::add);
      level.ifPresent(levels::add);
      if (game.isEmpty() && level.isEmpty() && !word.isEmpty()) {
        if (!word.contains("=")) {
          throw new InputException(
              "expected a game of %s, a level of %s or a filter such as price=1-10, found '%s'"
                  .formatted(names(Game.class), names(Level.class), word));
        }
        filters.add(FilterText.parse(word));
      }
    }
    return new ScanOrder(
        games.isEmpty() ? enabled : games,
        levels.isEmpty() ? EnumSet.allOf(Level.class) : levels,
        filters,
        titles,
        most);
  }

  /// @param own offers of ours
  public ScanRequest request(Set<OfferId> own) {
    var wanted = new ArrayList<>(filters);
    wanted.add(new Filter.OfLevel(levels));
    return new ScanRequest(wanted, TitleList.EMPTY, own, most);
  }

  private static <E extends Enum<E>> Optional<E> named(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst();
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList()
        .toString();
  }
}
