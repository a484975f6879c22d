package io.floatwise.core.tape;

import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Trait;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Traits of an asset as text: `RARITY=classified;STICKER=one|two;AUSTRALIUM=true`.
public final class Features {

  private Features() {}

  /// What [#parse] understands.
  public static String text(Map<Trait, Feature> traits) {
    if (traits.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    traits.forEach((trait, feature) ->
        text.append(text.isEmpty() ? "" : ";")
            .append(trait.name())
            .append('=')
            .append(text(feature)));
    return text.toString();
  }

  private static String text(Feature feature) {
    return switch (feature) {
      case Feature.Words(var words) ->
          words.stream().map(Escaped::text).collect(Collectors.joining("|"));
      case Feature.Figure(long value) -> Long.toString(value);
      case Feature.Flag(boolean value) -> Boolean.toString(value);
    };
  }

  /// @throws TapeException if it is no such text
  public static Map<Trait, Feature> parse(String text) {
    Map<Trait, Feature> traits = new EnumMap<>(Trait.class);
    if (text.isEmpty()) {
      return traits;
    }
    for (String part : Escaped.split(text, ';')) {
      List<String> pair = Escaped.pair(part, '=');
      Trait trait = trait(pair.getFirst());
      traits.put(trait, feature(trait, pair.getLast()));
    }
    return traits;
  }

  static Trait trait(String name) {
    Optional<Trait> found =
        Arrays.stream(Trait.values()).filter(t -> t.name().equals(name)).findFirst();
    return found.orElseThrow(
        () -> new TapeException("expected the name of a trait, found '" + name + "'"));
  }

  private static Feature feature(Trait trait, String text) {
    return switch (trait.kind()) {
      case WORD, WORDS ->
          Feature.words(
              text.isEmpty()
                  ? List.of()
                  : Escaped.split(text, '|').stream().map(Escaped::plain).toList());
      case NUMBER -> Feature.number(number(text));
      case FLAG -> Feature.flag(flag(text));
    };
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TapeException("expected a whole number, found '" + text + "'", e);
    }
  }

  static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new TapeException("expected true or false, found '" + text + "'");
    }
    return text.equals("true");
  }
}
