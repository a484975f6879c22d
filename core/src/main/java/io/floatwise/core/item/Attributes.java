package io.floatwise.core.item;

import java.util.Optional;
import java.util.OptionalInt;

/// What distinguishes one asset from another of the same title. An absent value is unknown or does
/// not apply; it is never a default.
///
/// @param wear the float
/// @param paintSeed pattern number, 0 to 1000
/// @param phase Doppler phase as the marketplace spells it in lower case, for example `phase-2`
public record Attributes(Optional<Wear> wear, OptionalInt paintSeed, Optional<String> phase) {

  public static final Attributes UNKNOWN =
      new Attributes(Optional.empty(), OptionalInt.empty(), Optional.empty());
}
