package io.floatwise.core.scan;

import java.util.Optional;
import java.util.function.Function;

/// One condition that an offer must meet. Pure.
public interface Condition {

  /// Short and stable, for example `edge-too-small`.
  String name();

  /// Why the candidate does not meet it: what was expected, what was found; empty if it does. What
  /// is not known does not meet it.
  Optional<String> objection(Candidate candidate);

  /// A condition made of its name and its check.
  static Condition of(String name, Function<Candidate, Optional<String>> check) {
    return new Condition() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> objection(Candidate candidate) {
        return check.apply(candidate);
      }
    };
  }
}
