package io.floatwise.dmarket.map;

import io.floatwise.core.item.Trait;
import java.util.Locale;
import java.util.Optional;

/// The venue's words for the values of a trait as ours: constants such as `EXTERIOR_FIELD_TESTED`
/// and words such as `field-tested` become one.
final class Words {

  private static final String UNSPECIFIED = "UNSPECIFIED";

  private Words() {}

  /// Empty where the venue says that it is not specified.
  static Optional<String> of(Trait trait, String text) {
    return Optional.of(text)
        .filter(t -> !isUnspecified(t))
        .map(t ->
            switch (trait) {
              case PHASE -> constant("PHASE_TITLE_", t);
              case EXTERIOR -> constant("EXTERIOR_", t);
              case FLOAT_PART -> constant("FLOAT_PART_", t);
              case CATEGORY -> category(constant("CATEGORY_", t));
              default -> t.strip().toLowerCase(Locale.ROOT);
            })
        .filter(t -> !t.isBlank());
  }

  static boolean isUnspecified(String text) {
    return text.isBlank() || text.endsWith(UNSPECIFIED);
  }

  /// The venue spells it with CK where it writes a constant.
  private static String category(String word) {
    return switch (word) {
      case "stattrack", "stattrak™", "stattrak-tm" -> "stattrak";
      case "★" -> "star";
      default -> word;
    };
  }

  private static String constant(String prefix, String text) {
    String word = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    return word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
