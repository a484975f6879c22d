package io.floatwise.core.risk;

import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Portfolio;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The collection of one title and which of ours belong to it: all that a purchase of that title is
/// judged by, and little enough to be kept with every decision.
///
/// @param name of the collection; empty if there is nothing to go by
/// @param titles that belong to it, of those that we have or wish
public record SameCollection(Optional<String> name, Set<Title> titles) implements CollectionOf {

  /// Nothing to go by.
  public static final SameCollection NONE = new SameCollection(Optional.empty(), Set.of());

  public SameCollection {
    titles = Set.copyOf(titles);
  }

  /// @param all what is known of collections
  /// @param books what we have and wish
  public static SameCollection of(Title title, CollectionOf all, Portfolio books) {
    Optional<String> name = all.of(title);
    if (name.isEmpty()) {
      return NONE;
    }
    Set<Title> titles = new TreeSet<>(Set.of(title));
    Stream.of(
            books.openLots().stream().map(lot -> lot.title()),
            books.targets().stream().map(Portfolio.Target::title),
            books.openSubmissions().stream().map(s -> s.intent().title()))
        .flatMap(each -> each)
        .filter(each -> each.game() == title.game() && all.of(each).equals(name))
        .forEach(titles::add);
    return new SameCollection(name, titles);
  }

  @Override
  public Optional<String> of(Title title) {
    return titles.contains(title) ? name : Optional.empty();
  }
}
