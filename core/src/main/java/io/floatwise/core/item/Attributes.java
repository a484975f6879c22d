package io.floatwise.core.item;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// What distinguishes one asset from another of the same title. An absent value is unknown or does
/// not apply; it is never a default.
///
/// @param wear the float
/// @param paintSeed pattern number, 0 to 1000
/// @param phase Doppler phase as the marketplace spells it in lower case, for example `phase-2`
/// @param traits everything else, in the order of [Trait]; never one of the three above
public record Attributes(
    Optional<Wear> wear,
    OptionalInt paintSeed,
    Optional<String> phase,
    Map<Trait, Feature> traits) {

  public static final Attributes UNKNOWN =
      new Attributes(Optional.empty(), OptionalInt.empty(), Optional.empty());

  private static final Set<Trait> OWN_COMPONENT =
      EnumSet.of(Trait.WEAR, Trait.PAINT_SEED, Trait.PHASE);

  public Attributes {
    traits = traits.isEmpty() ? Map.of() : sorted(traits);
  }

  /// Nothing but the three is known.
  public Attributes(Optional<Wear> wear, OptionalInt paintSeed, Optional<String> phase) {
    this(wear, paintSeed, phase, Map.of());
  }

  /// What is known of `trait`; the float in billionths.
  public Optional<Feature> feature(Trait trait) {
    return switch (trait) {
      case WEAR -> wear.map(w -> Feature.number(w.billionths()));
      case PAINT_SEED ->
          paintSeed.isPresent()
              ? Optional.of(Feature.number(paintSeed.getAsInt()))
              : Optional.empty();
      case PHASE -> phase.map(Feature::word);
      default -> Optional.ofNullable(traits.get(trait));
    };
  }

  /// The words of `trait`; empty if it is unknown or no matter of words.
  public Optional<List<String>> words(Trait trait) {
    return feature(trait)
        .flatMap(
            f -> f instanceof Feature.Words(var words) ? Optional.of(words) : Optional.empty());
  }

  /// The number of `trait`; empty if it is unknown or no number.
  public OptionalLong number(Trait trait) {
    return feature(trait).orElse(null) instanceof Feature.Figure(long value)
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  /// Whether `trait` holds; empty if it is unknown or no matter of yes and no.
  public Optional<Boolean> flag(Trait trait) {
    return feature(trait)
        .flatMap(
            f -> f instanceof Feature.Flag(boolean value) ? Optional.of(value) : Optional.empty());
  }

  private static Map<Trait, Feature> sorted(Map<Trait, Feature> traits) {
    var sorted = new EnumMap<Trait, Feature>(traits);
    sorted.forEach((trait, feature) -> {
      if (OWN_COMPONENT.contains(trait)) {
        throw new IllegalArgumentException("expected no " + trait + " among the other traits");
      }
      if (!trait.takes(feature)) {
        throw new IllegalArgumentException(
            "%s: expected %s, found %s".formatted(trait, trait.kind(), feature));
      }
    });
    return Collections.unmodifiableMap(sorted);
  }
}
