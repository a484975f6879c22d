package io.floatwise.core.schedule;

/// Somebody would like to have a close look.
///
/// @param by who; several users may wish for one title
/// @param look what at
/// @param cents what it is worth to him, in US cents that are expected to be gained by it
/// @param calls what it costs, 1 or more
public record Wish(String by, Look look, double cents, int calls) {

  public Wish {
    if (!(cents >= 0) || calls < 1) {
      throw new IllegalArgumentException(
          "expected 0 or more cents and 1 call or more, found %s and %d".formatted(cents, calls));
    }
  }
}
