package io.floatwise.core.item;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What somebody asks of an asset besides its title: one condition over its [Attributes].
public sealed interface Condition {

  /// How a condition and an asset go together. Where the asset's value is unknown, nothing is met.
  enum Match {
    MET,
    MISSED,
    UNKNOWN;

    static Match of(boolean met) {
      return met ? MET : MISSED;
    }
  }

  Match match(Attributes attributes);

  /// Whether an asset with `attributes` is known to satisfy every one of `conditions`.
  static boolean allMet(List<Condition> conditions, Attributes attributes) {
    return conditions.stream().allMatch(c -> c.match(attributes) == Match.MET);
  }

  /// The float is `from` or more and below `below`.
  record WearBetween(Wear from, Wear below) implements Condition {
    public WearBetween {
      if (from.compareTo(below) >= 0) {
        throw new IllegalArgumentException(
            "expected a float below " + below + ", found " + from + " as the lower bound");
      }
    }

    @Override
    public Match match(Attributes attributes) {
      return attributes
          .wear()
          .map(w -> Match.of(w.compareTo(from) >= 0 && w.compareTo(below) < 0))
          .orElse(Match.UNKNOWN);
    }
  }

  /// The float lies in a part: as the marketplace states it, else by its number.
  record InPart(FloatPart part) implements Condition {
    @Override
    public Match match(Attributes attributes) {
      Optional<Boolean> stated =
          attributes.words(Trait.FLOAT_PART).map(words -> words.contains(part.word()));
      return stated
          .or(() -> attributes.wear().map(part::contains))
          .map(Match::of)
          .orElse(Match.UNKNOWN);
    }
  }

  /// The trait holds this word, in lower case, or it is among the words of it.
  record Has(Trait trait, String word) implements Condition {
    public Has {
      word = word.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Match match(Attributes attributes) {
      return attributes
          .words(trait)
          .map(words -> Match.of(words.contains(word)))
          .orElse(Match.UNKNOWN);
    }
  }

  /// The trait is a number from `least` to `most`, both inclusive.
  record NumberBetween(Trait trait, long least, long most) implements Condition {
    @Override
    public Match match(Attributes attributes) {
      OptionalLong number = attributes.number(trait);
      return number.isEmpty()
          ? Match.UNKNOWN
          : Match.of(number.getAsLong() >= least && number.getAsLong() <= most);
    }
  }

  /// The trait holds, or does not.
  record Is(Trait trait, boolean value) implements Condition {
    @Override
    public Match match(Attributes attributes) {
      return attributes.flag(trait).map(f -> Match.of(f == value)).orElse(Match.UNKNOWN);
    }
  }

  /// A condition that we cannot read: nothing is known to satisfy it.
  record Unreadable(String name, String value) implements Condition {
    @Override
    public Match match(Attributes attributes) {
      return Match.UNKNOWN;
    }
  }
}
