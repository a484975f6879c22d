package io.floatwise.sandbox.behaviour;

import java.util.List;
import java.util.regex.Pattern;

/// The values that a behaviour can have.
public sealed interface Allowed {

  /// One of these words.
  record Words(List<String> words) implements Allowed {
    public Words {
      words = List.copyOf(words);
    }
  }

  /// A whole number, bounds included.
  record Whole(long least, long most) implements Allowed {}

  /// A code of letters, 1 to 64.
  record Code() implements Allowed {
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{1,64}");
  }

  static Words words(String... words) {
    return new Words(List.of(words));
  }

  /// Whether `value` is one of them.
  default boolean allows(String value) {
    return switch (this) {
      case Words(List<String> words) -> words.contains(value);
      case Whole(long least, long most) ->
          value.matches("[0-9]{1,18}")
              && Long.parseLong(value) >= least
              && Long.parseLong(value) <= most;
      case Code() -> Code.LETTERS.matcher(value).matches();
    };
  }

  /// What is allowed, for people.
  default String text() {
    return switch (this) {
      case Words(List<String> words) -> String.join(", ", words);
      case Whole(long least, long most) -> least + " to " + most;
      case Code() -> "a code of letters";
    };
  }
}
