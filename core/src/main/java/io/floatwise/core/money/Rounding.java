package io.floatwise.core.money;

/// How an amount finer than the minor unit is brought to it: [#UP] when we pay, [#DOWN] when we
/// receive, [#HALF_UP] where the venue's documented formula says so, [#EXACT] to refuse it.
public enum Rounding {
  UP,
  DOWN,
  HALF_UP,
  EXACT
}
