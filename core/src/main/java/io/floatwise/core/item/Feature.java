package io.floatwise.core.item;

import java.util.List;
import java.util.Locale;

/// The value of a [Trait].
public sealed interface Feature {

  /// Words in lower case, sorted, each as often as it is there; none says that there is none.
  record Words(List<String> words) implements Feature {
    public Words {
      words = words.stream().map(Words::canonical).sorted().toList();
    }

    private static String canonical(String word) {
      if (word.isBlank()) {
        throw new IllegalArgumentException("expected a word, found a blank one");
      }
      return word.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return words.isEmpty() ? "none" : String.join(", ", words);
    }
  }

  record Figure(long value) implements Feature {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  record Flag(boolean value) implements Feature {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  static Feature word(String word) {
    return new Words(List.of(word));
  }

  static Feature words(List<String> words) {
    return new Words(words);
  }

  static Feature number(long value) {
    return new Figure(value);
  }

  static Feature flag(boolean value) {
    return new Flag(value);
  }
}
