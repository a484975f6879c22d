package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Nearest;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells the names of the market from mistyped ones: a title that never had a quote never gets a
/// target either. Not thread-safe.
final class KnownTitles {

  private static final int SUGGESTED = 3;

  /// So many wrong titles are named with what is nearest to them.
  private static final int NAMED = 3;

  /// Comparing names takes time that grows with what was typed; no market name is that long.
  private static final int LONGEST = 120;

  /// Titles that had a quote since the start of the process.
  private final Set<Title> quoted = new HashSet<>();

  /// Takes over fresh quotes.
  void quoted(Collection<Quote> fresh) {
    fresh.forEach(quote -> quoted.add(quote.title()));
  }

  /// Why these cannot be the titles of a group: which the market does not know, and what may have
  /// been meant; empty if it knows all. Where nothing of a game was quoted yet, none of it is
  /// known.
  Optional<String> objection(Collection<Title> wanted) {
    List<Title> unknown = wanted.stream().filter(title -> !quoted.contains(title)).toList();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String named = unknown.stream().limit(NAMED).map(this::wrong).collect(Collectors.joining("; "));
    int more = unknown.size() - NAMED;
    return Optional.of(
        "expected market names that had a quote since the start, found "
            + (more > 0 ? "%s; and %d more".formatted(named, more) : named));
  }

  private String wrong(Title title) {
    Game game = title.game();
    List<String> names = quoted.stream().filter(t -> t.game() == game).map(Title::name).toList();
    String typed = clipped(title.name());
    return names.isEmpty()
        ? "'%s' while nothing of %s was quoted: it is not traded, or its prices are not read yet"
            .formatted(typed, game.label())
        : "'%s', the nearest: %s"
            .formatted(typed, String.join(", ", Nearest.to(typed, names, SUGGESTED)));
  }

  private static String clipped(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST));
  }
}
