package io.floatwise.core.risk;

import io.floatwise.core.item.Title;
import java.util.Optional;

/// Which collection a title belongs to.
@FunctionalInterface
public interface CollectionOf {

  /// Empty if there is nothing to go by; the title then counts as a collection of its own.
  Optional<String> of(Title title);
}
