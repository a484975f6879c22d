package io.floatwise.core.sim;

import io.floatwise.core.item.Title;
import java.util.Optional;

/// Which phase an asset has. The answer depends on nothing but the arguments, so that it need not
/// be kept.
@FunctionalInterface
public interface Phases {

  /// No asset has one.
  Phases NONE = (_, _, _) -> Optional.empty();

  /// The phase as the marketplace spells it in lower case; empty where the title has none.
  ///
  /// @param wear the float in billionths, -1 if unknown
  /// @param paintSeed 0 to 1000, -1 if unknown
  Optional<String> of(Title title, int wear, int paintSeed);
}
