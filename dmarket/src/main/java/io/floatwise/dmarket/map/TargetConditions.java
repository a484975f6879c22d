package io.floatwise.dmarket.map;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.FloatPart;
import io.floatwise.core.item.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the attributes of a wanted item ask. Three names were seen; the others are taken for what
/// offers call so. A name or value that says nothing to us is a condition that nothing meets, so
/// that such a target is never taken for one that would take our lot.
final class TargetConditions {

  /// These describe the title, which is asked for anyway, or repeat that there are conditions.
  private static final Set<String> NO_CONDITION =
      Set.of("title", "name", "categoryPath", "gameId", "gameType", "image", "isAdvanced");

  private static final Map<String, Trait> WORDS =
      Map.of(
          "phase", Trait.PHASE,
          "exterior", Trait.EXTERIOR,
          "category", Trait.CATEGORY,
          "collection", Trait.COLLECTION,
          "quality", Trait.QUALITY,
          "rarity", Trait.RARITY,
          "hero", Trait.HERO,
          "class", Trait.CLASS);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private TargetConditions() {}

  static List<Condition> of(Map<String, String> attributes) {
    List<Condition> conditions = new ArrayList<>();
    new TreeMap<>(attributes)
        .forEach((name, value) -> {
          if (!NO_CONDITION.contains(name) && !isFree(value)) {
            conditions.add(
                read(name, value.strip()).orElseGet(() -> new Condition.Unreadable(name, value)));
          }
        });
    return List.copyOf(conditions);
  }

  private static boolean isFree(String value) {
    return Words.isUnspecified(value) || value.equalsIgnoreCase("any");
  }

  private static Optional<Condition> read(String name, String value) {
    return switch (name) {
      case "floatPartValue", "floatPart" ->
          Words.of(Trait.FLOAT_PART, value).flatMap(FloatPart::parse).map(Condition.InPart::new);
      case "paintSeed" ->
          whole(value).map(seed -> new Condition.NumberBetween(Trait.PAINT_SEED, seed, seed));
      case "isCraftable" ->
          switch (value) {
            case "true" -> Optional.of(new Condition.Is(Trait.CRAFTABLE, true));
            case "false" -> Optional.of(new Condition.Is(Trait.CRAFTABLE, false));
            default -> Optional.empty();
          };
      default ->
          Optional.ofNullable(WORDS.get(name))
              .flatMap(trait -> Words.of(trait, value).map(word -> new Condition.Has(trait, word)));
    };
  }

  private static Optional<Long> whole(String value) {
    return NUMBER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }
}
