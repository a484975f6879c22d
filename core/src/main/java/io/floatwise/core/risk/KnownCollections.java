package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collections as the venue states them of the items that were seen. Not thread-safe.
///
/// Where the venue states collections of a game at all, titles of which it states none are taken
/// for one collection together, because nobody can say that they are not: so no more goes into all
/// of them than into one collection. A title of which it states that it belongs to none, and every
/// title of a game of which it has stated nothing so far, is a collection of its own.
public final class KnownCollections implements CollectionOf {

  private static final String UNSTATED = "unknown";

  private final Map<Title, String> names = new HashMap<>();
  private final Set<Game> stated = EnumSet.noneOf(Game.class);

  /// Takes in what the venue says of `item`.
  public void observe(Item item) {
    item.attributes().words(Trait.COLLECTION).ifPresent(words -> observe(item.title(), words));
  }

  /// Takes in what the venue says of `title`.
  ///
  /// @param words of [Trait#COLLECTION]
  public void observe(Title title, List<String> words) {
    stated.add(title.game());
    names.put(title, name(title, words));
  }

  @Override
  public Optional<String> of(Title title) {
    return Optional.ofNullable(names.get(title))
        .or(() -> stated.contains(title.game()) ? Optional.of(UNSTATED) : Optional.empty());
  }

  private static String name(Title title, List<String> words) {
    return words.isEmpty() ? "of " + title.name() : String.join(", ", words);
  }
}
