package io.floatwise.core.risk;

import io.floatwise.core.item.Title;
import java.util.Optional;

/// Which collection a title belongs to.
@FunctionalInterface
public interface CollectionOf {

  /// Nothing is known of any title.
  CollectionOf UNKNOWN = _ -> Optional.empty();

  /// Empty if it is not known; the title then counts as a collection of its own.
  Optional<String> of(Title title);
}
